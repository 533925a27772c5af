"""The data checks in the window: a list, open, fixed, next."""
