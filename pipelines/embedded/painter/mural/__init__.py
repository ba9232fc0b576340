"""shots -> world -> underpainting -> strokes. A scroll without end, painted strip by strip; every value is a function
of the world's own x, so a strip goes on where the last one ended, by construction and without blending."""
