"""1000 Rooms' pure algorithms: the truth of the house, its canon, its books. Values in and out; no web, no models."""
