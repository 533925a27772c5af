"""Lists and summary tables (biểu, danh sách), printed as annexes or alone."""
