"""The colours and sizes of the look; every other module of the window takes them from here."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ok", "warn", "bad", "info", "neu"]


@dataclass(frozen=True)
class Tokens:
    """Colours as ``#rrggbb``; pairs ``x`` on ``x_l`` have a contrast of at least 4.5."""

    canvas: str = "#F6F3F0"
    surface: str = "#FFFFFF"
    subtle: str = "#FAF8F6"
    sunken: str = "#F1EDEA"
    line: str = "#E6E0DB"
    line2: str = "#D5CDC7"
    field: str = "#8E858E"
    ink: str = "#2A2230"
    muted: str = "#5C5363"
    faint: str = "#716878"
    pri: str = "#86295A"
    pri_d: str = "#6C1F48"
    pri_l: str = "#F7E7EF"
    pri_xl: str = "#FCF4F8"
    on_pri: str = "#FFFFFF"
    ok: str = "#17653D"
    ok_l: str = "#E2F2E8"
    warn: str = "#7A4A00"
    warn_l: str = "#FDF0D3"
    bad: str = "#A51D1D"
    bad_l: str = "#FBE7E4"
    info: str = "#1B5490"
    info_l: str = "#E3EEF9"
    neu: str = "#4F4756"
    neu_l: str = "#EEEAEE"
    focus: str = "#1B5FAE"
    train: str = "#5B3A00"
    train_l: str = "#FFE9B8"
    hit: str = "#FBE6A8"
    pri_e: str = "#E3B9CF"
    pri_h: str = "#F1D9E5"
    warn_xl: str = "#FFFAEC"
    warn_e: str = "#F0DDAE"
    info_xl: str = "#F3F9FE"
    info_e: str = "#C6DDF3"
    ok_xl: str = "#F1F9F4"
    ok_e: str = "#BFE0CC"
    bad_xl: str = "#FEF4F2"
    bad_e: str = "#F0C5BF"
    desk: str = "#DDD4D0"
    bar_ok: str = "#2E8B57"
    bar_warn: str = "#D08A0B"
    bar_bad: str = "#CE3B31"

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Return the ink and the ground of a status tone."""
        pairs = {
            "ok": (self.ok, self.ok_l),
            "warn": (self.warn, self.warn_l),
            "bad": (self.bad, self.bad_l),
            "info": (self.info, self.info_l),
            "neu": (self.neu, self.neu_l),
        }
        return pairs[tone]


LIGHT = Tokens()

HIGH = Tokens(
    canvas="#FFFFFF",
    subtle="#FFFFFF",
    sunken="#F4F2F0",
    line="#8E858E",
    line2="#4F4756",
    field="#000000",
    ink="#000000",
    muted="#241E29",
    faint="#3A343E",
    pri="#5E1540",
    pri_d="#4A0F32",
    ok="#0B4527",
    warn="#553300",
    bad="#7A0F0F",
    info="#0E3B6B",
    neu="#2A2230",
    focus="#0B3F7E",
    pri_e="#86295A",
    warn_e="#7A4A00",
    info_e="#1B5490",
    ok_e="#17653D",
    bad_e="#A51D1D",
)
"""For tired eyes and bad screens: black on white, edges that cannot be missed; text at least 7."""

TITLE, SECTION, BODY, SECONDARY, CAPTION, FIGURE = 22, 16, 14, 13, 12, 27
"""The scale of type, in logical pixels at a text scale of 100 %."""

REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600
"""The weights that are shipped."""

CONTROL, ROW_CONTROL, DECISION = 34, 30, 38
"""Heights of controls: in forms, in rows, for a decision."""
