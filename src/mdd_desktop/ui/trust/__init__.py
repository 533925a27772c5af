"""Keys, and what waits for a decision because of them."""
