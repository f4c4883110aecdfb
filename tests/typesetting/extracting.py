"""The text of a PDF as four extractors give it."""

import subprocess
from pathlib import Path
from typing import Final

EXTRACTORS: Final = ("pypdfium2", "pdfminer", "pdftotext", "pdftotext-layout")


def extract(pdf: Path, extractor: str) -> str:
    """The text of the file, a form feed after each page."""
    match extractor:
        case "pypdfium2":
            return _pdfium(pdf)
        case "pdfminer":
            from pdfminer.high_level import extract_text

            return str(extract_text(str(pdf)))
        case "pdftotext":
            return _poppler(pdf)
        case _:
            return _poppler(pdf, "-layout")


def _pdfium(pdf: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    # The mark that pdfium leaves for a hyphen at a line's end swallows the line's end.
    return "".join(text.replace("\ufffe", "-\r\n").replace("\r\n", "\n") + "\n\f" for text in texts)


def _poppler(pdf: Path, *options: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *options, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()
