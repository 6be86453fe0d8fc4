"""Do whole tasks: build, create, import, lay out, export, describe; each a function that the command line and the window call."""
