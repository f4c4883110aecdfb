"""What happens when the program itself is wrong: the details go to a file, the user gets one sentence."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path

from reader import __version__
from reader.i18n import gettext as _


def log_file() -> Path:
    """Where the details of failures are kept."""
    return user_log_path("trade-reader", appauthor=False) / "failures.log"


def record(error: BaseException) -> str:
    """Write down `error`; the sentence to show."""
    file = log_file()
    details = "".join(traceback.format_exception(error))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat()} trade-reader {__version__}\n{details}\n")
    except OSError:
        return _("程式發生錯誤，工作沒有完成；已儲存的資料不受影響。")
    return _("程式發生錯誤，工作沒有完成；已儲存的資料不受影響。詳情記錄在 {file}，回報時請附上。").format(file=file)
