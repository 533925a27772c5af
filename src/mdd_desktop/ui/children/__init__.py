"""The screens about children."""
