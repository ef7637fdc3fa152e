"""Find a name by what was heard of it (按听到的找): sounds, accents, numbers, parts; all pure."""
