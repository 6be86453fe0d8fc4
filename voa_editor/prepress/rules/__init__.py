"""The rules of preflight, each a function of a proof or of a reading that answers with findings."""
