"""The truth of the house: what is where, what a visitor did, and that no walk can be a trap. Pure and exact.

A house is a seed. plan(seed, path) says what a room is; replay(seed, moves) says what has become of it; the log keeps
every branch. Code decides all of it before a word is written: the writer names and narrates, and never decides.
"""
