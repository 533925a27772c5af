"""The revisions of the tables, applied in order by ``migrate.py``."""
