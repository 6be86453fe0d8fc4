"""Show the window: the canvas that inks the sheets, the panels beside it, and the actions that ask commands for changes."""
