"""What happens when the program itself is wrong: the details go to a file, the user gets one sentence."""

import logging
from pathlib import Path
from typing import Final

from platformdirs import user_log_path

from reader.i18n import gettext as _

_LOG: Final = logging.getLogger("reader")


def log_file() -> Path:
    """Where the details of failures are kept."""
    return user_log_path("trade-reader", appauthor=False) / "failures.log"


def start_log() -> None:
    """Send what the program's modules log to the log file, and nothing of it to the user's screen."""
    if _LOG.handlers:
        return
    logging.raiseExceptions = False
    _LOG.propagate = False
    file = log_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        _LOG.addHandler(logging.NullHandler())
        return
    handler = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)


def record(error: BaseException) -> str:
    """Write down `error`; the sentence to show."""
    _LOG.error("unexpected", exc_info=error)
    told = _("程式發生錯誤，工作沒有完成；已儲存的資料不受影響。詳情記錄在 {file}，回報時請附上。")
    return told.format(file=log_file())
