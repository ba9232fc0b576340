"""Real engines: the only files that may import a model library. Each is loaded by name, and only when it is cast."""
