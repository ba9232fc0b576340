"""Engines without weights, one package per role: own algorithms, always named as embedded."""
