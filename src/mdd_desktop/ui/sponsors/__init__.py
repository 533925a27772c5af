"""Mẹ đỡ đầu: list, entry form, record."""
