"""Children that move to another unit."""
