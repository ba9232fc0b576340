"""What MiniCPM-V is shown of a mural, what it is asked, and what of its answer can be used."""
