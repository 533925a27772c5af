"""Tokens, style sheet, palette, fonts and icons."""
