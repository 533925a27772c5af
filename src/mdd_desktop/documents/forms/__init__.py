"""Forms and sheets that are no official letters."""
