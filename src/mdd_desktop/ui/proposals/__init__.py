"""Proposals between offices."""
