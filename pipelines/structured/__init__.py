"""ask(): a prompt and a shape -> a checked value, its prose streamed on the way."""

from pipelines.structured.asking import ask, telling

__all__ = ["ask", "telling"]
