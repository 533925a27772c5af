"""What an officer can do: one function, one transaction."""
