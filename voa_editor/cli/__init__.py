"""Offer the program on the command line; thin: it reads options, calls a job, shows what it answers."""
