"""Run the program: `python -m voa_editor`."""

import sys

from voa_editor.app import main

if __name__ == "__main__":
    sys.exit(main())
