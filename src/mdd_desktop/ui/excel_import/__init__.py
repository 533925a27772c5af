"""Workbooks into the registry: choose, match, look, done."""
