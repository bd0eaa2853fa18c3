"""Bodies: their names at full length, whose they are, how they begin and end."""
