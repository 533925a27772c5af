"""Start the program: the window without arguments, otherwise the command line."""

import sys


def main() -> None:
    """Run ``mdd``."""
    if len(sys.argv) == 1:
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
