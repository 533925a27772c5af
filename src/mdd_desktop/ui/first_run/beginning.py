"""What was told in a first run that was left before the registry was made.

It lies beside the preferences of this computer, holds no passphrase, and goes with the first
registry.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class Beginning:
    """What is remembered from one start of the program to the next.

    Args:
        path: Of the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, str]:
        """Return what was told; nothing where nothing was, or where the file is damaged."""
        try:
            stored = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(stored, dict):
            return {}
        return {str(name): str(told) for name, told in stored.items()}

    def keep(self, told: Mapping[str, str]) -> None:
        """Remember what was told; without it a first run begins from the start, as it may."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(dict(told), ensure_ascii=False), "utf-8")

    def forget(self) -> None:
        """The registry is made."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
