"""Documents composed and typeset by drawn numbers, so that rules meet pages that nobody had in mind when writing them.

`python -m tests.typesetting` makes documents/, texts/ and structure/ anew; README.md describes them.
"""
