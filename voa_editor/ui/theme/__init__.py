"""Give the window one look: colours and sizes as tokens, and from them palette, stylesheet and icons."""
