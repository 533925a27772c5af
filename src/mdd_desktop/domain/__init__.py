"""Facts, rules and the merge rule; reads no clock, no file, no database."""
