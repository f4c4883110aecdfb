"""`python -m tests.benchmarks [NAME ...] [OPTION ...]`: run the benchmarks one after the other, each in a process of
its own.  The options go to each of them."""

import subprocess
import sys
from itertools import takewhile
from pathlib import Path

HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """The worst exit status of the benchmarks that are named, of all where none is."""
    names = list(takewhile(lambda each: not each.startswith("-"), arguments))
    options = arguments[len(names) :]
    wanted = names or sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    worst = 0
    for name in wanted:
        print(f"\n=== {name}", flush=True)
        command = [sys.executable, "-m", f"tests.benchmarks.bench_{name}", *options]
        worst = max(worst, subprocess.run(command, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
