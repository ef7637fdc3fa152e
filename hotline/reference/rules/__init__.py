"""Pure decisions: the work calendar, limits, dictionaries."""
