"""Raw texts and lines for tests, from strings."""

from pathlib import Path

from reader.model.raw import RawPage, RawText
from reader.structure.lines import Line, line_of


def raw_text(text: str) -> RawText:
    """A raw text of the lines of `text`, form feeds between pages."""
    pages = tuple(RawPage(tuple(page.split("\n"))) for page in text.split("\f"))
    return RawText(Path("試.txt"), pages, paged=len(pages) > 1)


def spaced(*lines: str) -> str:
    """Lines with an empty one behind each, as extractors set them apart."""
    return "\n\n".join(lines) + "\n"


def lines_of(*texts: str) -> list[Line]:
    """Lines without signs of how they end, each where its blanks put it; an empty text stands for an empty line."""
    lines: list[Line] = []
    for number, text in enumerate(texts, start=1):
        if text:
            apart = number > 1 and not texts[number - 2]
            column = len(text) - len(text.lstrip())
            lines.append(line_of(number, text.strip(), empty_before=int(apart), opens=apart, column=column))
    return lines
