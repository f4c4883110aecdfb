"""How fast texts are converted and folded: `python -m tests.benchmarks.bench_conversion [FOLDER]`.

Uses the texts of FOLDER (by default `../shared/texts`), repeated to 1 MB.  Quote the ratios, not the MB/s.  Times are
those of the processor.  OpenCC itself, in C++, runs in the environment that `make bench` makes for it.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import perf_counter, process_time
from typing import Final

from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.folding import fold, fold_text
from reader.text.opencc_chains import chain, opencc_converter

CONFIGURATIONS: Final = ("t2tw", "s2tw", "tw2hk", "s2hk", "tw2s", "tw2sp", "s2twp")
TEXTS: Final = Path(__file__).resolve().parents[3] / "shared" / "texts"
_SIZE: Final = 1_000_000
_PEER: Final = Path(__file__).resolve().parents[2] / ".venv-opencc" / "bin" / "python"
_PEER_WORK: Final = """
import sys
from time import process_time
from opencc import OpenCC
convert = OpenCC(sys.argv[1] + ".json").convert
text = open(sys.argv[2], encoding="utf-8", newline="").read()
texts = [text[start : start + 50_000] for start in range(0, len(text), 50_000)]
best = 1e9
for _ in range(5):
    start = process_time()
    for each in texts:
        convert(each)
    best = min(best, process_time() - start)
print(len(text.encode()) / best / 1e6)
"""
# What the program does, and the nearest that the package does: (script, whether from Simplified, configuration).
DIRECTIONS: Final = (
    (Script.CN, False, "tw2s"),
    (Script.CN_TERMS, False, "tw2sp"),
    (Script.TW, False, "t2tw"),
    (Script.HK, False, "tw2hk"),
    (Script.TW, True, "s2twp"),
    (Script.HK, True, "s2hk"),
)
_FIRST: Final = "from reader.text.conversion import converter; converter('{script}').convert('國')"


def megabytes_a_second(work: Callable[[str], object], texts: list[str], rounds: int = 3) -> float:
    """The best of some rounds, in millions of UTF-8 bytes."""
    size = sum(len(text.encode()) for text in texts)
    best = 0.0
    for _ in range(rounds):
        start = process_time()
        for text in texts:
            work(text)
        best = max(best, size / (process_time() - start) / 1e6)
    return best


def megabytes_a_second_of_opencc(configuration: str, texts: list[str]) -> float | None:
    """The same of OpenCC in C++; None where it is not installed."""
    if not _PEER.is_file():
        return None
    with NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".txt") as file:
        file.write("".join(texts))
        file.flush()
        command = [str(_PEER), "-c", _PEER_WORK, configuration, file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def seconds_of(code: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return perf_counter() - start


def blocks(folder: Path) -> list[str]:
    """The lines of the texts in `folder`, repeated to 1 MB, in pieces of about 50,000 characters."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    text *= -(-_SIZE // len(text.encode()))
    return [text[start : start + 50_000] for start in range(0, len(text), 50_000)]


def report_directions(traditional: list[str], simplified: list[str]) -> None:
    """What a reader waits for: whole conversions, terms included, beside the package's nearest and OpenCC's tw2s."""
    for script, from_simplified, configuration in DIRECTIONS:
        texts = simplified if from_simplified else traditional
        ours = megabytes_a_second(converter(script, simplified_source=from_simplified).convert, texts)
        package = megabytes_a_second(opencc_converter(configuration).convert, texts, rounds=1)
        name = f"{script} from {'Simplified' if from_simplified else 'Traditional'}"
        print(f"{name:27}{ours:7.1f} MB/s, {ours / package:5.1f} times the package's {configuration}")
        if script is Script.CN:
            peer = megabytes_a_second_of_opencc(configuration, texts)
            told = f"{peer / ours:.2f} times ours ({peer:.1f} MB/s)" if peer else "not installed; see make bench"
            print(f"{'':27}OpenCC in C++: {told}")


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
    report_directions(traditional, simplified)
    print(f"fold_text      {megabytes_a_second(fold_text, traditional):13.1f}")
    print(f"fold           {megabytes_a_second(fold, traditional):13.1f}")
    bare = seconds_of("import reader.model.script")
    for script in (Script.CN, Script.CN_TERMS, Script.HK):
        first = seconds_of(_FIRST.format(script=script.value)) - bare
        print(f"first conversion of a process to {script}: {first * 1000:.0f} ms")


if __name__ == "__main__":
    main()
