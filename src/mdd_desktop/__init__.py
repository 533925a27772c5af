"""Mẹ đỡ đầu: the registry, documents and file exchange of the godmother programme."""
