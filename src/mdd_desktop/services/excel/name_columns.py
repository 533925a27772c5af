"""Names in one column or two; coded words that go into the note when no code fits."""

from mdd_desktop.services.excel.columns import read_name, read_soft_codes
from mdd_desktop.services.excel.list_columns import ListColumns, Values


def read_names(columns: ListColumns) -> Values:
    """Full names by row; a row without one is refused."""
    whole = columns.read("full_name", read_name)
    if whole is None:
        family = columns.read("family_name", read_name)
        given = columns.read("given_name", read_name)
        none: Values = [None] * len(columns.rows)
        pairs = zip(family or none, given or none, strict=True)
        whole = [" ".join(part for part in pair if part) or None for pair in pairs]
    refused = {finding.row - 1 for finding in columns.found if finding.refuses}
    for index, name in enumerate(whole):
        if not name and columns.rows[index] not in refused:
            columns.refuse(index, "name_missing", "Dòng này chưa có họ tên.")
    return whole


def read_soft(columns: ListColumns, name: str, list_name: str) -> Values | None:
    """Codes by row; a word without a code goes into the note. None if there is no such column."""
    found = columns.read(name, read_soft_codes(list_name))
    if found is None:
        return None
    remarks = columns.columns[name].remarks
    unknown = {
        finding.row - 1
        for finding in remarks.found
        if finding.code == "unknown_word" and not finding.refuses
    }
    for index, row in enumerate(columns.rows):
        if row in unknown and found[index] is None and (text := columns.text(name, index)):
            columns.note(name, index, text)
    return found
