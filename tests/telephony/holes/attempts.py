"""Play again what this machine was too busy to play well."""

import os
from collections.abc import Awaitable, Callable

from tests.telephony.holes.cast import Cast

ATTEMPTS = 5
RUNS = int(os.environ.get("HOTLINE_HOLE_RUNS", "1"))
"""How often the tests play everything; ``make voice-holes`` says twenty."""

Performance = Callable[[int], Awaitable[tuple[Cast, list[str]]]]


async def holes_in(perform: Performance) -> list[str]:
    """Name the holes of a performance; one in which we were not let speak proves nothing."""
    holes: list[str] = []
    for attempt in range(ATTEMPTS):
        cast, holes = await perform(attempt)
        if not (holes and cast.was_starved):
            break
    return holes
