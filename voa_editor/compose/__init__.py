"""Turn an issue into sheets."""
