"""Words that call control and the business side exchange; imports nothing of ours."""
