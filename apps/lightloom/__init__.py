"""Lightloom: speak, and a painted mural unrolls. phrase -> shot -> strip -> mural."""
