"""Full-text search in either script over everything in the library, exact.

    occurrences             what counts as an occurrence: the definition the rest is held to
    lookup                  many values at once in an ascending array
    tables, bulk_folding, unusual, analysis     from blocks to folded text to grams and words
    indexed, facts          what of a document is indexed and stored
    fields, pool, postings, documents, terms, matcher, codec, merging, writer   whoosh's parts in our make: terms, files
    sections, toc           the files, byte by byte (documents, facts and terms say what is in them)
    mapped                  how much of them is in memory
    plans, candidates, boundaries, proof, opened, matches       from a phrase to what may match, and to proven places
    forms                   which documents say it in the characters typed
    scoring, ranking        the best first, proven no sooner than their turn may have come
    facets                  how documents divide, and choosing by it
    segments, searcher, searching       one search in a state of the index
    folded_block, snippets, hits        from places in the index to hits in the source text
    signs, typed, tokens, ranges, wildcards, language       from what was typed to an expression (model/query.py)
    pieces, regexes, required       regular expressions: their text folded, and what stands wherever they match
    meaning                 what an expression means: the definition that its evaluation is held to
    fragments, leaves, nearness, overlaps, evaluation, evaluated, placing, noted, asking  an expression in segments
    suggestions             what the library says that is almost what was asked for
    index                   all of it together
    engine                  the one importer of whoosh

Postings tell only which documents may hold a phrase.  Whether and where they do is looked up in the folded text, which
is stored with them and mapped into memory.
"""

from reader.search.index import Index, open_index
from reader.search.indexed import IndexedDocument, PlacedNote
from reader.search.occurrences import block_occurrences, occurrences

__all__ = ["Index", "IndexedDocument", "PlacedNote", "block_occurrences", "occurrences", "open_index"]
