"""Letters, receipts, agreements and minutes."""
