"""Ink sheets on the screen and on paper."""
