"""What was measured of a corpus, kept beside it, so that a million articles open in seconds.

``DIR/measured/FINGERPRINT/parts/*.parquet`` hold values by article; ``columns-STATE`` beside
them holds every column of the articles that are there now, in a file of its own. All of it can
be removed at any time: it is made again from the articles.
"""

from biascompare.measured.building import UNKNOWN_DAY, fingerprint_of
from biascompare.measured.documents import Documents
from biascompare.measured.fingerprint import fingerprint
from biascompare.measured.measuring import measure, unmeasured
from biascompare.measured.store import Store, is_current, open_store

__all__ = [
    "UNKNOWN_DAY",
    "Documents",
    "Store",
    "fingerprint",
    "fingerprint_of",
    "is_current",
    "measure",
    "open_store",
    "unmeasured",
]
