"""Read finished PDFs of any producer: what they paint, whether they keep to a standard, whether they will print."""
