"""Units and their computers."""
