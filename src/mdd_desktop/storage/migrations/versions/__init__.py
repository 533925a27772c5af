"""One module per revision; released ones are never changed."""
