"""The search of the top bar: people, documents, pages and acts from anywhere."""
