"""The support book in the window."""
