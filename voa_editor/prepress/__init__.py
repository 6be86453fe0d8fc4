"""Check an issue before it goes to press."""
