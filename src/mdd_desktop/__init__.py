"""Mẹ đỡ đầu: the registry, documents and file exchange of the godmother programme."""

__version__ = "0.1.0"
