"""Separate pages of a finished PDF into their plates, and measure how much ink they carry."""
