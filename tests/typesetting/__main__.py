"""python -m tests.typesetting [--new FIRST LAST FOLDER] [NAME...]: make the set, or documents that nobody has seen."""

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corpus.build.source import load
from tests.typesetting.composing import compose
from tests.typesetting.extracting import EXTRACTORS, extract
from tests.typesetting.looks import GENRES, Genre, draw
from tests.typesetting.sheets import typeset

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus" / "sources"


def _compose(number: int, genre: Genre, folder: Path) -> tuple[bytes, dict[str, Any]]:
    look = draw(number, genre)
    if genre == "prose":
        sources = sorted(CORPUS.glob("*.txt"))
        place = number // len(GENRES) * 2 + number % 2
        return typeset(load(sources[place % len(sources)]), look)
    path = folder / f"{number:03}-{genre}.txt"
    path.write_text(compose(number, genre, look), encoding="utf-8")
    return typeset(load(path), look)


def make(number: int, folder: Path) -> str:
    """Write the PDF, its structure and its texts into `folder`; returns the document's name."""
    genre = GENRES[number % len(GENRES)]
    name = f"{number:03}-{genre}"
    with TemporaryDirectory() as working:
        pdf, truth = _compose(number, genre, Path(working))
    for kind in ("documents", "structure", "texts"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    path = folder / "documents" / f"{name}.pdf"
    path.write_bytes(pdf)
    (folder / "structure" / f"{name}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for extractor in EXTRACTORS:
        (folder / "texts" / f"{name}.{extractor}.txt").write_text(extract(path, extractor), "utf-8")
    return f"{name}: {len(pdf) // 1024} KB"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.typesetting", description=__doc__)
    parser.add_argument("--numbers", nargs=2, type=int, default=(0, 28), metavar=("FIRST", "END"))
    parser.add_argument("--folder", type=Path, default=HERE)
    arguments = parser.parse_args()
    for number in range(*arguments.numbers):
        print(make(number, arguments.folder))


if __name__ == "__main__":
    main()
