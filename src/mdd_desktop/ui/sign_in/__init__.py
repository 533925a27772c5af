"""Opening the registry, and opening it again after it was locked."""
