"""The first run: six steps from an empty computer to an open registry."""
