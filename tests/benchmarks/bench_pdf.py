"""PDFs of 10, 100 and 1,000 pages read and restored: pages/s, memory, and plain pypdfium2 extraction in the same run.

The files are made at run time: the corpus one document after the other, and pages dense with text that share one font,
where the characters cost more than the pages.  Seconds are processor time, so that other work beside it does not count.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
COUNTS: Final = (10, 100, 1_000)
_WORDS: Final = "The Committee examined the notifications of subsidies and noted that members had asked for more time. "


def corpus_pages(path: Path, count: int) -> None:
    """A PDF of `count` pages, those of the corpus over and over."""
    made = pypdfium2.PdfDocument.new()
    for source in cycle(sorted(DOCUMENTS.glob("*.pdf"))):
        with pypdfium2.PdfDocument(source) as document:
            made.import_pages(document, range(min(len(document), count - len(made))))
        if len(made) == count:
            break
    made.save(path)


def dense_pages(path: Path, count: int) -> None:
    """A PDF of `count` pages of 60 lines in Helvetica."""
    made = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(made, b"Helvetica")
    for number in range(count):
        page = made.new_page(595, 842)
        for line in range(60):
            words = f"{number * 60 + line} {_WORDS}"[:95]
            text = pdfium.FPDFPageObj_CreateTextObj(made, font, 10)
            letters = (words + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(text, (pdfium.FPDF_WCHAR * (len(letters) // 2)).from_buffer_copy(letters))
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, 72, 780 - 12 * line)
            pdfium.FPDFPage_InsertObject(page, text)
        page.gen_content()
        page.close()
    made.save(path)


def plain(path: Path) -> int:
    """Characters that pypdfium2 alone finds in the file."""
    found = 0
    with pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            found += len(text.get_text_range())
            text.close()
            page.close()
    return found


def whole(path: Path) -> int:
    """Characters of the structure that the program makes of the file."""
    from reader import importers, structure

    return sum(len(block.text) for block in structure.restore(importers.read(path)).blocks)


WORKS: Final[dict[str, Callable[[Path], int]]] = {"plain": plain, "whole": whole}


def measured(work: str, path: Path) -> dict[str, float]:
    """Processor seconds, peak memory in MB and characters of one work on one file, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_pdf", work, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    outcome: dict[str, float] = json.loads(told)
    return outcome


def _tell(work: str, path: Path) -> None:
    run = WORKS[work]
    if work == "whole":
        import reader.importers
        import reader.structure.restoration  # noqa: F401  The imports are no part of the work.
    started = time.process_time()
    characters = run(path)
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "memory": memory, "characters": characters}))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("corpus", corpus_pages), ("dense", dense_pages)):
            for count in COUNTS:
                path = Path(folder) / f"{name}-{count}.pdf"
                make(path, count)
                peer, ours = measured("plain", path), measured("whole", path)
                size, speed = path.stat().st_size / 1e6, count / ours["seconds"]
                print(
                    f"{name}, {count:,} pages ({size:.1f} MB): {speed:.0f} pages/s, "
                    f"{ours['seconds'] / peer['seconds']:.2f} times the plain extraction, {ours['memory']:.0f} MB "
                    f"(plain {peer['memory']:.0f} MB)",
                    flush=True,
                )


if __name__ == "__main__":
    if sys.argv[1:]:
        _tell(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
