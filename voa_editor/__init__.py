"""Lay out a whole newsletter from its manuscript, keep it editable, and print it.

A tool asks a command for a change; the editor applies it; the composer turns the new issue
into sheets; the canvas and the PDF writer ink the same sheets; the store writes the same change.

The packages, low to high; a module imports only from the lines above its own:

    units · geometry      lengths in points, rectangles, matrices
    kernels | model       snapping and resizing as geometry alone; the immutable records of an issue
    edit · fonts · display   changes and history; faces and their widths; the display list
    compose               issue → sheets
    plan                  flat plan, whole-issue auto layout, copyfit, contents
    store · render · manuscript   the .voa file; screen painter and PDF; Markdown, photographs, ads
    prepress              preflight
    tools                 the desk, and gestures of the hand, without Qt
    jobs                  whole tasks: build, import, export, describe, check
    cli | ui              the command line; the window
    app                   builds the objects once, by hand, and wires them
"""

__version__ = "0.1.0"
