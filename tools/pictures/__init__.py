"""Picture scripts: one file an area of the window, each with ``pictures(stage)``."""
