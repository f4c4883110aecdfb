"""The first window on a library takes the files that later starts of the program are asked to open.

They meet at a local socket in a folder of the user's own.  A start sends its files, the window answers that it takes
them, the start says that it has heard so: a window that answers too late opens nothing, for then another one does.
"""

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS: Final = 2_000
_TAKEN: Final = b"\n"
_HEARD: Final = b"\n"
_MOST: Final = 1 << 20  # bytes of a message


def pass_files(folder: Path, files: Sequence[Path]) -> bool:
    """Whether a window open on the library in `folder` has taken `files`, which are absolute.  Waits two seconds at
    most, three times, for a window that is there and does not answer."""
    socket = _connected(_place(folder))
    if socket is None or not _say(socket, json.dumps([str(file) for file in files]).encode() + b"\n"):
        return False
    return socket.waitForReadyRead(_WAIT_MS) and _say(socket, _HEARD)


def _say(socket: QLocalSocket, message: bytes) -> bool:
    socket.write(message)
    return not socket.bytesToWrite() or socket.waitForBytesWritten(_WAIT_MS)


class PrimaryInstance(QObject):
    """Listens for files while its window is open, unless another window on the same library does.

    may_take: whether the window can open files now: not while it asks something.
    """

    filesPassed = Signal(list)  # of paths

    def __init__(self, folder: Path, may_take: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._may_take = may_take
        self._offered: dict[QLocalSocket, list[Path]] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        place = _place(folder)
        if _connected(place) is not None:  # Qt would take the place of the window that listens
            return
        if sys.platform != "win32" and not _made(Path(place).parent):
            return
        QLocalServer.removeServer(place)  # left behind by a program that was killed
        self._server.listen(place)

    def close(self) -> None:
        """Leave the place to the next window."""
        self._server.close()

    def _accept(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(lambda socket=socket: self._forget(socket))
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _forget(self, socket: QLocalSocket) -> None:
        self._offered.pop(socket, None)
        socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST:
            socket.abort()
            return
        while socket.canReadLine():
            line = bytes(socket.readLine().data())
            if (files := self._offered.pop(socket, None)) is not None:
                socket.disconnectFromServer()
                QTimer.singleShot(0, self, lambda: self.filesPassed.emit(files))
                return
            offered = _files_in(line)
            if not offered or not self._may_take():
                socket.abort()
                return
            self._offered[socket] = offered
            socket.write(_TAKEN)
            socket.flush()


def _files_in(message: bytes) -> list[Path]:
    """The files of a message; none if it is not one of this program's."""
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        return []
    is_list = isinstance(told, list) and all(isinstance(name, str) for name in told)
    return [path for path in map(Path, told) if path.is_absolute()] if is_list else []


def _made(folder: Path) -> bool:
    """Whether there is the folder of the sockets, which only the user may read and write."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False  # where nothing can be written, each start has a window of its own
    return True


def _connected(place: str) -> QLocalSocket | None:
    """A socket to the window that listens at `place`; None where none does."""
    socket = QLocalSocket()
    socket.connectToServer(place)
    return socket if socket.waitForConnected(_WAIT_MS) else None


def _place(folder: Path) -> str:
    """Where the window on the library in `folder` listens: a socket, or on Windows the name of a pipe."""
    name = hashlib.sha256(f"{Path.home()}\n{folder.resolve()}".encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return f"trade-reader-{name}"
    return str(user_cache_path("trade-reader").absolute() / f"{name}.socket")
