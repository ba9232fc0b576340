"""LoFinity's pure algorithms: ambience, mastering, covers, tape editing. Values in, values out; no web, no models."""
