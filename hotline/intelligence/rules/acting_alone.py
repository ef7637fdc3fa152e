"""When a model may act without a person (自动执行): never, but for a class it has proven."""

from math import sqrt

LEAST_CASES = 200
LEAST_PRECISION = 0.97
_Z = 1.959964
"""Of the interval that holds the truth in 95 of 100 cases."""


def lowest_precision(accepted: int, judged: int) -> float:
    """Return the lower end of Wilson's interval for the share of accepted suggestions."""
    if judged <= 0:
        return 0.0
    share, squared = accepted / judged, _Z * _Z
    middle = share + squared / (2 * judged)
    spread = _Z * sqrt(share * (1 - share) / judged + squared / (4 * judged * judged))
    return (middle - spread) / (1 + squared / judged)


def is_proven(accepted: int, judged: int) -> bool:
    """Tell whether people took enough suggestions, unchanged, of enough cases."""
    return judged >= LEAST_CASES and lowest_precision(accepted, judged) >= LEAST_PRECISION
