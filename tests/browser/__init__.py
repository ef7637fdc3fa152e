"""What an operator does all day, in a real browser on the real pages."""
