"""One file a scene: each paints a whole Canvas from a Box of colours."""
