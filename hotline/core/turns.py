"""Let those who want the same thing at the same moment come one after the other."""

from django.db import connection


def wait_for_turn(name: int | str) -> None:
    """Wait until nobody else has the turn of this name, and keep it until the commit.

    Args:
        name: a number of the caller's own, or hex digits such as a blind index, of which the
            first 16 count.

    """
    number = name if isinstance(name, int) else int(name[:16], 16) - 2**63
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
