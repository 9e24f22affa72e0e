"""Several outlets, one story, side by side."""
