"""Turn what the hand does into commands, without a window: tools, their gestures, and the desk they work at."""
