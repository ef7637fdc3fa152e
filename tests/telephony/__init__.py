"""Stories of calls, played on a fake Asterisk and on the real one with SIPp as the citizen."""
