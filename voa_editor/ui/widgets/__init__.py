"""Offer the small parts panels and dialogs are made of: fields for lengths and numbers, choices, sections, toasts."""
