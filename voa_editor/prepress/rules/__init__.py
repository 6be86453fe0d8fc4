"""The rules of preflight, each a function of a proof that answers with findings."""
