"""FLUX.2 klein: diffusers' modules and a loop of our own around them.

loading -> easel (words, latents, pixels) -> steps (the loop) -> outpainting, interiors, stills.
"""
