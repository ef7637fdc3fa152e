"""Codes of six digits that prove a right: of an order, a receipt, a telephone."""

import secrets

LARGEST_CODE = 999_999


def draw_code() -> str:
    """Return a code nobody can foresee."""
    return format_code(secrets.randbelow(LARGEST_CODE + 1))


def format_code(value: int) -> str:
    """Return the six digits of a value from 0 to 999999.

    Raises:
        ValueError: the value has more than six digits.

    """
    if not 0 <= value <= LARGEST_CODE:
        msg = "a query code has six digits"
        raise ValueError(msg)
    return f"{value:06d}"
