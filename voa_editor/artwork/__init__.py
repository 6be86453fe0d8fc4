"""Know placed artwork: which part of a PDF's first page is placed, how large it is, and how it looks on the screen."""
