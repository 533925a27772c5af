"""The first page: figures, things to do, targets."""
