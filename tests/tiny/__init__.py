"""Tiny checkpoints with random weights: the true classes in the published layouts, small enough for every test.

`python -m tests.tiny DIR` writes all of them; `ENGINE=DIR make run` plays the whole server on them.
"""
