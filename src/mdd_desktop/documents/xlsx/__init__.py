"""Workbooks in, rows out; rows in, workbooks out."""
