"""Plans (kế hoạch): one module per kind, each a short list of blocks."""
