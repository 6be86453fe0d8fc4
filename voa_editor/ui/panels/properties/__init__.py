"""Show and edit the properties of what is selected: one file for each group of them."""

from voa_editor.ui.panels.properties.panel import PropertiesPanel

__all__ = ["PropertiesPanel"]
