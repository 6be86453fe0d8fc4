"""Turn what the hand does (press, drag, keys) into commands, without a window: tools, their gestures, and the desk they work at."""
