"""Read manuscripts, photographs and ads."""
