"""What offices of a level say in a text: ``[xã: … | tỉnh: …]``.

With ``| cụm: …`` and ``| trung ương: …`` where these say something else.
"""

import re

_LEVELS = {
    "commune": ("xã",),
    "cluster": ("cụm", "tỉnh", "xã"),
    "province": ("tỉnh", "xã"),
    "centre": ("trung ương", "tỉnh", "xã"),
}
"""By the level of an office: under which words it looks for what it says, nearest first."""
_CASE = r"(?:xã|cụm|tỉnh|trung ương): [^|\[\]]*"
SWITCH_OPEN, SWITCH = "[xã:", re.compile(rf"\[(xã: [^|\[\]]*(?: \| {_CASE})+)\]")


def switched(text: str, *, level: str) -> str:
    """The text with each ``[xã: … | tỉnh: …]`` decided.

    Args:
        text: Of a template.
        level: ``commune``, ``cluster``, ``province`` or ``centre``. What has no words of its own
            speaks as a province, and where that has none, as a commune.
    """

    def decided(found: re.Match[str]) -> str:
        cases = dict(case.split(": ", 1) for case in found[1].split(" | "))
        return next(cases[word] for word in _LEVELS[level] if word in cases)

    return SWITCH.sub(decided, text)
