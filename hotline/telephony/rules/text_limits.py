"""How many text contacts (文字会话) an operator has at once: pure (CHN-01)."""

FEWEST, USUAL, MOST = 0, 3, 9
"""None: calls only. Nobody answers more than nine well."""


def fault_of_limit(most: int) -> str:
    """Return why nobody can have so many; empty: they can."""
    return "" if FEWEST <= most <= MOST else f"同时接待的文字会话应为 {FEWEST} 至 {MOST} 个。"
