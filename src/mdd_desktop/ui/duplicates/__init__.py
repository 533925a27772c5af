"""Suspected duplicates."""
