"""The folder of one office's installation."""

from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.storage.whole_file import make_folder


@dataclass(frozen=True)
class DataFolder:
    """Where everything of an installation lies.

    Attributes:
        path: The folder.
        witness_home: Where the witness lies, outside the folder; the user's settings by default.
    """

    path: Path
    witness_home: Path | None = None

    @property
    def database(self) -> Path:
        """The encrypted registry."""
        return self.path / "registry.db"

    @property
    def keystore(self) -> Path:
        """The keys, locked by passphrases."""
        return self.path / "keystore.json"

    @property
    def backups(self) -> Path:
        """Copies that were opened once to be sure of them."""
        return self.path / "backups"

    @property
    def outbox(self) -> Path:
        """Packages made here."""
        return self.path / "outbox"

    @property
    def inbox(self) -> Path:
        """Packages that came."""
        return self.path / "inbox"

    @property
    def attachments(self) -> Path:
        """Scans and photographs, encrypted."""
        return self.path / "attachments"

    @property
    def in_use(self) -> bool:
        """Whether an office was set up here."""
        return self.database.exists() or self.keystore.exists()

    def make(self) -> None:
        """Make the folder and those inside it, for its owner only."""
        for folder in (self.path, self.backups, self.outbox, self.inbox, self.attachments):
            make_folder(folder)
