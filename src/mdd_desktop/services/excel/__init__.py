"""Officers' workbooks: read into rows, compared with the registry, applied, taken back; exported.

``documents.xlsx`` knows files; this package knows what the columns mean. Everything works column
by column, because a column decides what a single cell cannot: its encoding, the order of its
dates.
"""
