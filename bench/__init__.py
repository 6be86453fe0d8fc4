"""Measure how long the program takes and how much memory, beside other typesetters; nothing here is asserted."""
