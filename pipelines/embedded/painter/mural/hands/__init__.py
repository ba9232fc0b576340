"""The six ways a scene can be painted. Each takes a Scene and gives uint8 (h, w, 3), a function of world x alone."""
