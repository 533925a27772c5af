"""Packages: made here, opened here."""
