"""Find, measure and subset fonts; the one place widths come from."""
