"""Lightloom's pure algorithms: clauses, seams, drift, stitching, films. Values in and out; no web, no models."""
