"""Scanned pages and images: a picture of a page in, the blocks that stand on it out."""
