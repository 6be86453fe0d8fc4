"""Draw the photographs and ads of the sample issue: landscapes by a height-field renderer, cities in layers, rooms by a ray tracer."""
