"""Raw texts for tests, from strings."""

from pathlib import Path

from reader.model.raw import RawPage, RawText


def raw_text(text: str) -> RawText:
    """A raw text of the lines of `text`, form feeds between pages."""
    pages = tuple(RawPage(tuple(page.split("\n"))) for page in text.split("\f"))
    return RawText(Path("試.txt"), pages, paged=len(pages) > 1)


def spaced(*lines: str) -> str:
    """Lines with an empty one behind each, as extractors set them apart."""
    return "\n\n".join(lines) + "\n"
