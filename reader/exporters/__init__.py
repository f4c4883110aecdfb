"""Marked passages with their notes and citations as a file.  One module a format; they do not know each other."""

from reader.exporters.excerpts import Excerpt, Form
from reader.exporters.exporting import FORMATS, export

__all__ = ["FORMATS", "Excerpt", "Form", "export"]
