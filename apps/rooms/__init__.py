"""1000 Rooms: an endless house told as a picture book. visit -> truth -> words -> picture and voice."""
