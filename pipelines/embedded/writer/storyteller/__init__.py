"""What is true of a room -> the room told: hand-written lines, drafted several times, and the draft an editor keeps."""
