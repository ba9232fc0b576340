"""Every drawing of a thing that can stand in a mural: importing this registers them all in sketch.KINDS."""
