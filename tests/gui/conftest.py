"""The windows of these tests need no screen, and each is gone before the next test."""

import gc
import os
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """A window would be deleted in the midst of the next test, and be kept by the collector, which it has leave alone
    what is loaded; and who waits for processes would wait for those of others."""
    from PySide6.QtCore import QCoreApplication, QEvent

    before = active_children()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.unfreeze()
    assert [process.name for process in active_children() if process not in before] == []
