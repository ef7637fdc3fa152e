"""How an item of a call's scorecard is judged: each by a rule that shows its evidence."""
