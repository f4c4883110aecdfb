from pathlib import Path

import pytest

from reader.durable import sync_files, sync_folders


@pytest.mark.parametrize("many", (1, 40))
def test_files_that_are_gone_are_told_of(tmp_path: Path, many: int) -> None:
    gone = [tmp_path / f"{number}" for number in range(many)]
    with pytest.raises(FileNotFoundError):
        sync_files(gone)
    with pytest.raises(FileNotFoundError):
        sync_folders(gone)
