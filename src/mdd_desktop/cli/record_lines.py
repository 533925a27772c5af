"""A record for people: a line for each field that says something."""

from mdd_desktop.cli.output import table
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.value_words import value_words


def record_lines(record: Record) -> list[str]:
    """Return the fields in their order, each with its Vietnamese name and words."""
    said = (
        (field_label(record.table, path), value_words(record.table, path, value))
        for path, value in fields_of(record).items()
    )
    return table((name, words) for name, words in said if words)
