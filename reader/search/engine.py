"""The one place where whoosh is imported.

whoosh 2.7.4 dates from 2016: compiling it on a recent Python warns of escape sequences, and a run under `-W error`
would end there.  Everything else in this package takes whoosh's names from here.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats, query
    from whoosh.codec import base as codecs
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex, LockError
    from whoosh.matching import LeafMatcher, ReadTooFar
    from whoosh.reading import SegmentReader, TermInfo, TermNotFound
    from whoosh.util.filelock import try_for
    from whoosh.writing import SegmentWriter

__all__ = [
    "FileIndex",
    "FileStorage",
    "LeafMatcher",
    "LockError",
    "ReadTooFar",
    "SegmentReader",
    "SegmentWriter",
    "TermInfo",
    "TermNotFound",
    "codecs",
    "columns",
    "fields",
    "formats",
    "query",
    "try_for",
]
