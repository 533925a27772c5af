"""Read models: one function for each question a list, a search or a figure asks."""
