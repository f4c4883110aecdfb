"""Whatever the file, it becomes a sound structure or is refused in a sentence: no other error, no hang, no flood.

FUZZ_CASES is how many files are tried (500 in `make test`, 10,000 in `make fuzz`), FUZZ_SEED which ones.
"""

import os
import signal
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given, settings

from tests.fuzz import strategies
from tests.fuzz.mutations import case
from tests.fuzz.reading import Child

CASES: Final = int(os.environ.get("FUZZ_CASES", "500"))
SEED: Final = int(os.environ.get("FUZZ_SEED", "0"))
_SHARDS: Final = 8
_WRITTEN: Final = settings(max_examples=CASES // 4)


@pytest.fixture(scope="session")
def child() -> Iterator[Child]:
    started = Child()
    yield started
    started.close()


@pytest.mark.parametrize("shard", range(_SHARDS))
def test_damaged_files(child: Child, shard: int) -> None:
    """Half of the cases."""
    faults = {}
    for number in range(shard, CASES // 2, _SHARDS):
        name, data = case(SEED, number)
        if fault := child.read(name, data).fault:
            faults[number] = f"case({SEED}, {number}) {name}: {fault}"
    assert not faults, "\n".join(faults.values())


@given(strategies.text_files())
@_WRITTEN
def test_texts_that_nobody_wrote(child: Child, file: tuple[str, bytes]) -> None:
    """A quarter of the cases."""
    assert not child.read(*file).fault


@given(strategies.documents)
@_WRITTEN
def test_documents_that_nobody_wrote(child: Child, file: tuple[str, bytes]) -> None:
    """A quarter of the cases."""
    assert not child.read(*file).fault


@pytest.mark.parametrize(("sent", "told"), [(signal.SIGSTOP, "no answer"), (signal.SIGKILL, "died")])
def test_a_child_that_hangs_or_dies_is_a_fault_and_replaced(
    sent: signal.Signals, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = Child()
    text = "關稅。".encode()
    try:
        assert child.read("a.txt", text).structured
        assert child._beside is not None
        os.kill(child._beside.process.pid or 0, sent)
        with monkeypatch.context() as patched:
            patched.setattr("tests.fuzz.reading.LONGEST", 0.2)
            assert told in child.read("a.txt", text).fault
        assert child.read("a.txt", text).structured
    finally:
        child.close()
