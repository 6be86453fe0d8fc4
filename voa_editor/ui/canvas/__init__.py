"""Show the spreads on their pasteboard, and let the hand work on them."""
