"""Turn rectangles into plans: snap, resize, align, distribute. Geometry alone; no kernel knows a record."""
