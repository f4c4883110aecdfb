"""The first window on a library takes the files that later starts of the program are asked to open."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS: Final = 2_000
_TAKEN: Final = b"\n"
_MOST: Final = 1 << 20  # bytes of a message


def pass_files(folder: Path, files: Sequence[Path]) -> bool:
    """Whether a window open on the library in `folder` has taken `files`, which are absolute.  Waits two seconds at
    most, thrice, for a window that is there and does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps([str(file) for file in files]).encode() + b"\n")
    has_written = not socket.bytesToWrite() or socket.waitForBytesWritten(_WAIT_MS)
    return has_written and socket.waitForReadyRead(_WAIT_MS)


class PrimaryInstance(QObject):
    """Listens for files while its window is open, unless another window on the same library does."""

    filesPassed = Signal(list)  # of paths

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        if not _is_answered(name := _name(folder)):  # else Qt would take the place of the window that listens
            QLocalServer.removeServer(name)  # left behind by a program that was killed
            self._server.listen(name)

    def close(self) -> None:
        """Leave the place to the next window."""
        self._server.close()

    def _accept(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MOST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        files = _files_in(bytes(socket.readLine().data()))
        socket.write(_TAKEN)
        socket.disconnectFromServer()
        if files:
            self.filesPassed.emit(files)


def _files_in(message: bytes) -> list[Path]:
    """The files of a message; none if it is not one of this program's."""
    try:
        told = json.loads(message)
    except ValueError:
        return []
    is_list = isinstance(told, list) and all(isinstance(name, str) for name in told)
    return [path for path in map(Path, told) if path.is_absolute()] if is_list else []


def _is_answered(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(_WAIT_MS)


def _name(folder: Path) -> str:
    """The name of the socket of the library in `folder`, another for each user."""
    place = f"{Path.home()}\n{folder.resolve()}"
    return f"trade-reader-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
