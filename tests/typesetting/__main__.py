"""python -m tests.typesetting: make the set, or with --numbers and --folder documents that nobody has seen."""

import argparse
import json
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Any, Final

from corpus.build.source import load
from tests.typesetting.browser import print_page
from tests.typesetting.composing import compose
from tests.typesetting.extracting import EXTRACTORS, extract
from tests.typesetting.kinds import KINDS, Kind, Producer, compose_kind
from tests.typesetting.looks import GENRES, Genre, draw
from tests.typesetting.sheets import typeset
from tests.typesetting.word_processor import export

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus" / "sources"
_PROGRAMS: Final[dict[Producer, str]] = {"writer": "soffice", "browser": "chromium"}


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
    with TemporaryDirectory() as working:
        pdf, truth = _compose(number, genre, Path(working))
    return _write(f"{number:03}-{genre}", pdf, truth, folder)


def make_kind(producer: Producer, kind: Kind, folder: Path) -> str:
    """As `make`, with a program that people print with."""
    name = f"{producer}-{kind}"
    with TemporaryDirectory() as working:
        path = Path(working) / f"{name}.txt"
        path.write_text(compose_kind(kind, producer), encoding="utf-8")
        pdf, truth = (export if producer == "writer" else print_page)(load(path), kind)
    return _write(name, pdf, truth, folder)


def _write(name: str, pdf: bytes, truth: dict[str, Any], folder: Path) -> str:
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
    parser.add_argument("--producers", nargs="*", choices=tuple(_PROGRAMS), default=tuple(_PROGRAMS))
    parser.add_argument("--folder", type=Path, default=HERE)
    arguments = parser.parse_args()
    for number in range(*arguments.numbers):
        print(make(number, arguments.folder))
    for producer in arguments.producers:
        if not which(_PROGRAMS[producer]):
            print(f"{producer}: left out, since there is no {_PROGRAMS[producer]} here")
            continue
        for kind in KINDS:
            print(make_kind(producer, kind, arguments.folder))


if __name__ == "__main__":
    main()
