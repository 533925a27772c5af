"""The simulator's own modules are found beside its tests."""
