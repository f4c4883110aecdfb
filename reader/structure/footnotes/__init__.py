"""Footnotes and endnotes: which lines they are, where they belong, and the marks that refer to them."""
