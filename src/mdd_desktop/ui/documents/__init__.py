"""Plans and documents: the list, the composer, the register."""
