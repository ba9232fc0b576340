"""What visitors meet: one package per door, and the shell they share."""
