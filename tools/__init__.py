"""Programs for those who build the house; none of them runs in it."""
