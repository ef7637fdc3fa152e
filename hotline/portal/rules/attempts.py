"""How often an order may be asked for with a wrong code (防止猜测查询码)."""

from datetime import timedelta

WINDOW = timedelta(hours=1)
MAX_PER_ADDRESS = 20
"""Wrong tries of one address in the window, whatever the order."""
MAX_PER_PAIR = 5
"""Wrong tries of one address for one order: a person mistypes a few times."""
MAX_PER_NUMBER = 50
"""Wrong tries for one order from everywhere: 50 an hour guess a six-digit code in 2 years."""


def is_locked(*, by_address: int, by_pair: int, by_number: int) -> bool:
    """Tell whether the next try is refused, given the wrong ones within the window."""
    return by_address >= MAX_PER_ADDRESS or by_pair >= MAX_PER_PAIR or by_number >= MAX_PER_NUMBER
