"""Free words -> a move, or a refusal in character. Counted overlap of words, nothing cleverer; knows no state.

Whatever is typed is read and never shown again: the answer is made of the house's own lines alone.
"""
