"""What every narrating engine needs, whoever lends the voice: a text's words, and how loud a voice stands in a room."""
