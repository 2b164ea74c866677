"""Realistic documents with known truth: what Thai local governments publish as measure plans and reports.

    >>> sample = generate(7)
    >>> sorted(sample.truth)
    ['anomalies', 'document', 'entries', 'findings', 'scores']

The same seed gives the same document. See `python -m tests.documents --help`.
"""

from tests.documents.contradictions import CONTRADICTIONS
from tests.documents.damage import DAMAGES
from tests.documents.sample import LAYOUTS, Sample, generate
from tests.documents.writers import FORMATS, write, write_all

__all__ = ["CONTRADICTIONS", "DAMAGES", "FORMATS", "LAYOUTS", "Sample", "generate", "write", "write_all"]
