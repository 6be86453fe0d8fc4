"""Plan and lay out a whole issue."""
