"""Keep an issue in one SQLite file."""
