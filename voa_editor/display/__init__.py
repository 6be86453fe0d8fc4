"""Describe a composed page as a display list that any painter can ink blindly."""
