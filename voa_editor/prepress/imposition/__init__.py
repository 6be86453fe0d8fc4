"""Arrange pages on sheets of paper so that, printed, folded and bound, they follow each other."""
