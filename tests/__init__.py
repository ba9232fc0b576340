"""Tests. Two of pytest's workers share the cores of a small machine, and threads of theirs that wait for one another
would spin: with one thread each, the tiny models are ten times as quick."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch or numpy is there; servers that tests start inherit it
