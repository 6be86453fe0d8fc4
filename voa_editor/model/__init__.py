"""Describe an issue as immutable records in one flat map; no behaviour beyond validity."""
