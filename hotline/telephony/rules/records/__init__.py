"""Call records (话单) drawn from what was reported of a call: pure, the same every time."""
