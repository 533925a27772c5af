"""One window for one registry: whoever starts the program again hands its files to the first.

The second start ends at once; the first window comes to the front and shows what the files would
do. Only paths travel, over a socket that nobody but this user of the computer can open.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MOST = 64 * 1024
_PATIENCE = 2000
PACKAGE = ".mdd"


def packages_among(arguments: Sequence[str]) -> list[Path]:
    """The package files among what the program was started with."""
    return [Path(one).absolute() for one in arguments if one.lower().endswith(PACKAGE)]


def hand_over(folder: Path, files: Sequence[Path]) -> bool:
    """Hand files to the window that works in a folder; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write("\n".join(map(str, files)).encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return True


class HandOver(QObject):
    """Listens for later starts of the program.

    Attributes:
        came: The program was started again, with these files; there may be none.
    """

    came = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        name = _name(folder)
        QLocalServer.removeServer(name)  # what a crash left behind would be in the way for ever
        self._server.listen(name)

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _take(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(lambda: self._read(socket))
        if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        said = bytes(socket.read(_MOST).data()).decode(errors="replace")
        socket.deleteLater()
        self.came.emit(packages_among(said.splitlines()))


def _name(folder: Path) -> str:
    return f"mdd-{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:24]}"
