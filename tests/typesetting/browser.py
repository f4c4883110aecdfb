"""Sources as pages of the web, printed by Chromium."""

import html
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Final, Literal

from corpus.build import structure
from corpus.build.source import Element, Source
from tests.typesetting.arrangement import groups
from tests.typesetting.charts import bars
from tests.typesetting.faces import install
from tests.typesetting.kinds import Kind
from tests.typesetting.looks import Look, draw
from tests.typesetting.sheets import Setter

_LAYOUTS: Final = Path(__file__).with_name("layouts")
_HOST: Final = "www.example.org"
_SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a kind is printed.  heads: those of the sheet, or the browser's own with day, title, address and page."""

    face: str
    mark: str  # of looks.MARKS
    heads: Literal["sheet", "own", "none"]
    truetype: bool = True


_MANNERS: Final[dict[Kind, _Manner]] = {
    "brief": _Manner("Sans", "raised", "own"),
    "newsletter": _Manner("Sans", "raised in brackets", "sheet", truetype=False),
    "law": _Manner("Serif", "raised in brackets", "own"),
    "trip": _Manner("Serif", "raised", "none"),
    "paper": _Manner("Serif", "raised", "sheet"),
}


def print_page(source: Source, kind: Kind) -> tuple[bytes, dict[str, Any]]:
    """The PDF and the structure.  Raises OSError or subprocess.SubprocessError where Chromium is not there or fails."""
    manner = _MANNERS[kind]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.html"
        path.write_text(_page(source, kind, manner), encoding="utf-8")
        (Path(folder) / "fonts").mkdir()
        environment = install(Path(folder) / "fonts", source.path.read_text("utf-8"), manner.truetype)
        with _served(path.parent) as port:
            command = [
                *("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"),
                f"--host-resolver-rules=MAP {_HOST}:80 127.0.0.1:{port}",
                *(() if manner.heads == "own" else ("--no-pdf-header-footer",)),
                *(f"--print-to-pdf={folder}/printed.pdf", _address(kind)),
            ]
            subprocess.run(command, env=environment, capture_output=True, check=True, timeout=_SECONDS)
        written = (Path(folder) / "printed.pdf").read_bytes()
    running = {
        "sheet": source.typesetting,
        "own": {"head_left": source.title, "foot": _address(kind)},
        "none": {},
    }[manner.heads]
    return written, structure.structure(replace(source, typesetting=running))


def _address(kind: Kind) -> str:
    return f"http://{_HOST}/{kind}.html"


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    """The folder on a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _page(source: Source, kind: Kind, manner: _Manner) -> str:
    style = "".join((_LAYOUTS / f"{name}.css").read_text("utf-8") for name in ("base", kind))
    for key in ("head_left", "head_right"):
        style = style.replace(f"var(--{key})", json.dumps(source.typesetting[key], ensure_ascii=False))
    style = style.replace("var(--face)", f'"Trade Reader {manner.face}"')
    look = replace(draw(0, "article"), notes="end", mark=manner.mark, caption_above=True, repeats_head=True)
    return f"""<!DOCTYPE html>
<html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>{html.escape(source.title)}</title>
<style>{style}</style></head><body><main>
{chr(10).join(_body(source, look))}
</main></body></html>"""


def _body(source: Source, look: Look) -> Iterator[str]:
    """Between two page breaks a section, so that a style sheet can set each in columns."""
    setter = Setter(source, look)
    yield "<section>"
    for kind, elements in groups(source.elements):
        match kind:
            case "box":
                inner = "".join(setter.block(replace(element, notes=()), "", "") for element in elements)
                yield f"<aside>{inner}</aside>"
            case "figure":
                yield _figure(setter, elements)
            case _ if elements[0].kind == "page_break":
                yield "</section><section>"
            case _:
                yield setter.block(elements[0], f"b{elements[0].line}", "")
    yield "</section>"


def _figure(setter: Setter, elements: list[Element]) -> str:
    picture, *captions = elements
    name, width = picture.text.split()
    chart = bars(f"{name} {picture.line}", "Trade Reader Sans").replace(' width="600" height="300"', "")
    words = "".join(setter.block(caption, "", "") for caption in captions)
    return f'<figure><div style="width: {width}%">{chart}</div><figcaption>{words}</figcaption></figure>'
