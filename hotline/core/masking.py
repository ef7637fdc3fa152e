"""Hide the middle of personal data (GB/T 35273 section 7.2)."""

_SHOWN = 3
_TAIL = 4


def mask_phone(number: str) -> str:
    """``13907551234`` → ``139****1234``; short numbers keep only their last two digits."""
    if len(number) <= _SHOWN + _TAIL:
        return "*" * max(0, len(number) - 2) + number[-2:]
    return f"{number[:_SHOWN]}****{number[-_TAIL:]}"
