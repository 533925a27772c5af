"""Keeps None, True and False alive under Python 3.11.

PySide6 6.12 is compiled with the headers of Python 3.12, where these values are immortal and are
returned without being counted. Under 3.11 every signal, every event and every call that returns
one of them takes away a reference that was never given, and after some thousands of calls the
interpreter stops ("none_dealloc: deallocating None"). So they get more references than a program
could lose in a lifetime, which is what Python 3.12 does for everybody.
"""

import ctypes
import sys

_IMMORTAL_SINCE = (3, 12)
_ENOUGH = 1 << 60


def keep_values_alive() -> None:
    """Give the values that PySide6 takes for immortal enough references; once is enough."""
    if sys.version_info >= _IMMORTAL_SINCE:
        return
    for value in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(value))
        ours = sys.getrefcount(value)
        if count.value < _ENOUGH and abs(count.value - ours) < ours:  # it is the counter indeed
            count.value += _ENOUGH
