"""Records and reports in, bytes of official documents out."""
