"""Documents composed and typeset by drawn numbers or other producers, so that rules meet pages that nobody had in mind.

`python -m tests.typesetting` makes documents/, texts/ and structure/ anew; README.md describes them.
"""
