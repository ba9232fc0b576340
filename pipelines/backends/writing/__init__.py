"""What the writers that load weights share: rendering a question, reading it, and choosing one token after another."""
