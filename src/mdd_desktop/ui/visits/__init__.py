"""Thăm, theo dõi: who is due, and the entry of a sheet in its own order."""
