"""Follow-ups (回访): calling citizens back to ask whether it is solved."""
