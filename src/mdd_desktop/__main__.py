"""Start the program: the window without arguments or for packages, otherwise the command line."""

import sys

_PACKAGE = ".mdd"


def main() -> None:
    """Run ``mdd``; a package that is double-clicked opens in the window."""
    if all(given.lower().endswith(_PACKAGE) for given in sys.argv[1:]):
        window()
        return
    from mdd_desktop.cli.main import run  # noqa: PLC0415 - the window does not need it

    sys.exit(run(sys.argv[1:]))


def window() -> None:
    """Open the window."""
    from mdd_desktop.app import run  # noqa: PLC0415 - the command line must not load Qt

    sys.exit(run(sys.argv))


if __name__ == "__main__":
    main()
