"""VoxCPM2 as a narrator: its own library says the words; whose voice, which take and when each word falls is here."""
