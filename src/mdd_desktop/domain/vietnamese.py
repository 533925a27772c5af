"""Everything the program knows of written Vietnamese, under one name.

The parts live in modules of their own; import from here.
"""

from mdd_desktop.domain.amount_words import NORTHERN, SOUTHERN, AmountStyle, amount_in_words
from mdd_desktop.domain.legacy_text import Encoding, detect_legacy, from_tcvn3, from_vni
from mdd_desktop.domain.sensitive_words import find_forbidden_words
from mdd_desktop.domain.vietnamese_dates import official_date, official_month, short_date
from mdd_desktop.domain.vietnamese_letters import (
    comparison_form,
    compose,
    fold,
    normalise,
    normalise_lines,
)
from mdd_desktop.domain.vietnamese_names import at_the_start, enumerated, initials, within
from mdd_desktop.domain.vietnamese_numbers import (
    EMPTY_RATE,
    count_in_text,
    format_number,
    format_vnd,
    parse_vnd,
    percent_text,
    rate_text,
)
from mdd_desktop.domain.vietnamese_sorting import (
    name_sort_bytes,
    name_sort_key,
    sort_bytes,
    sort_key,
)
from mdd_desktop.domain.vietnamese_syllables import is_vietnamese_syllable

__all__ = [
    "EMPTY_RATE",
    "NORTHERN",
    "SOUTHERN",
    "AmountStyle",
    "Encoding",
    "amount_in_words",
    "at_the_start",
    "comparison_form",
    "compose",
    "count_in_text",
    "detect_legacy",
    "enumerated",
    "find_forbidden_words",
    "fold",
    "format_number",
    "format_vnd",
    "from_tcvn3",
    "from_vni",
    "initials",
    "is_vietnamese_syllable",
    "name_sort_bytes",
    "name_sort_key",
    "normalise",
    "normalise_lines",
    "official_date",
    "official_month",
    "parse_vnd",
    "percent_text",
    "rate_text",
    "short_date",
    "sort_bytes",
    "sort_key",
    "within",
]
