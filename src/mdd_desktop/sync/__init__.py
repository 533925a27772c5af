"""Changes in, signed and sealed packages out, and back."""
