"""Reports (báo cáo): one module per kind, each a short list of blocks."""
