"""Layouts: how content is laid out. Each module makes parts (blocks with their truth) of a document."""
