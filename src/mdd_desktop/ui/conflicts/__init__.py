"""Differences that wait for a decision."""
