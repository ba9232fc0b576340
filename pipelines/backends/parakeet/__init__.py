"""Parakeet, an ear: sounds -> waves -> a model's best path -> words with their times. Two libraries can run the model.

D. Rekesh et al., "Fast Conformer with Linearly Scalable Attention for Efficient Speech Recognition" (2023,
https://arxiv.org/abs/2305.05084).
"""
