"""MusicGen, played by a loop of our own: window -> takes -> decoding -> streaming. Made of a loaded model's modules.

J. Copet et al., "Simple and Controllable Music Generation" (2023, https://arxiv.org/abs/2306.05284).
"""
