"""How far long work is, in one line and a bar."""

import pytest
from pytestqt.qtbot import QtBot

from reader.model.progress import Progress
from reader.ui.work_bar import WorkBar


@pytest.mark.parametrize(
    ("progress", "line", "is_moving"),
    [
        (Progress("write", 281_349, 562_698), "寫入　281,349／562,698", False),
        (Progress("import", 3, 10, "港口.pdf"), "匯入　3／10　港口.pdf", False),
        (Progress("import", 0, 1, "港口.pdf"), "匯入　港口.pdf", True),
        (Progress("correct", 0, 1), "更正", True),
        (Progress("page", 0, 0, "第 2 頁"), "繪製頁面　第 2 頁", True),
    ],
)
def test_a_figure_is_told_where_there_is_more_than_one_step_and_else_the_bar_moves(
    qtbot: QtBot, progress: Progress, line: str, is_moving: bool
) -> None:
    work = WorkBar()
    qtbot.addWidget(work)
    work.watch(lambda: None, lambda: None)
    work.show_progress(progress)
    assert work.label.text() == line
    assert (work.bar.minimum() == work.bar.maximum()) == is_moving
    assert is_moving or work.bar.value() == progress.done
    work.finish()
