"""Change an issue: changes as values, commands, history, and the rules kept after each change."""
