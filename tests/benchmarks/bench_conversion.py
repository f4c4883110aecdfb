"""How fast texts are converted and folded: `python -m tests.benchmarks.bench_conversion [FOLDER]`.

Uses the texts of FOLDER (by default `../shared/texts`), repeated to 1 MB.  Quote the ratios, not the MB/s.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.folding import fold, fold_text
from reader.text.opencc_chains import chain, opencc_converter

CONFIGURATIONS: Final = ("t2tw", "s2tw", "tw2hk", "s2hk", "tw2s", "tw2sp", "s2twp")
TEXTS: Final = Path(__file__).resolve().parents[3] / "shared" / "texts"
_SIZE: Final = 1_000_000
_FIRST: Final = "from reader.text.conversion import converter; converter('{script}').convert('國')"


def megabytes_a_second(work: Callable[[str], object], texts: list[str], rounds: int = 3) -> float:
    """The best of some rounds, in millions of UTF-8 bytes."""
    size = sum(len(text.encode()) for text in texts)
    best = 0.0
    for _ in range(rounds):
        start = perf_counter()
        for text in texts:
            work(text)
        best = max(best, size / (perf_counter() - start) / 1e6)
    return best


def seconds_of(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def blocks(folder: Path) -> list[str]:
    """The lines of the texts in `folder`, repeated to 1 MB, in pieces of about 50,000 characters."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    text *= -(-_SIZE // len(text.encode()))
    return [text[start : start + 50_000] for start in range(0, len(text), 50_000)]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    if not any(folder.glob("*.txt")):
        sys.exit(f"no texts in {folder}")
    traditional = blocks(folder)
    simplified = [chain("tw2s").convert(text).text for text in traditional]
    print("configuration   aligned MB/s   package MB/s   ratio")
    for configuration in CONFIGURATIONS:
        texts = simplified if configuration.startswith("s2") else traditional
        aligned = megabytes_a_second(chain(configuration).convert, texts)
        package = megabytes_a_second(opencc_converter(configuration).convert, texts, rounds=1)
        print(f"{configuration:15}{aligned:13.1f}{package:15.2f}{aligned / package:8.1f}")
    for script in (Script.TW, Script.HK, Script.CN, Script.CN_TERMS):
        print(f"to {script:12}{megabytes_a_second(converter(script).convert, traditional):13.1f}")
    print(f"fold_text      {megabytes_a_second(fold_text, traditional):13.1f}")
    print(f"fold           {megabytes_a_second(fold, traditional):13.1f}")
    bare = seconds_of("import reader.model.script")
    for script in (Script.CN, Script.CN_TERMS, Script.HK):
        first = seconds_of(_FIRST.format(script=script.value)) - bare
        print(f"first conversion of a process to {script}: {first * 1000:.0f} ms")


if __name__ == "__main__":
    main()
