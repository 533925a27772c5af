"""The office and this computer: letterhead, people, lists, backups, log, preferences, training."""
