"""Fill a data directory with a city's year of made-up orders.

``python -m tools.fill_orders --orders 5200000 --events 5 --data var/orders-scale``: whole rows,
from the registration to the follow-up, with words, marks and events. Stopped and started again, it
goes on where it was and doubles nothing. Only for measuring: the data are nobody's.
"""

import argparse
import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path

from bench.kept import kept_installation
from runtime.places import ROOT

DEFAULT_DATA = ROOT / "var" / "orders-scale"
ORDERS = 5_200_000
FILLED_MARK = "filled"
"""A file in the directory that says there is nothing left to fill."""
_WIDTH = 30


class Bar:
    """One line on the terminal: what is done, how much of it, how long yet."""

    def __init__(self) -> None:
        """Begin to count."""
        self._began = time.monotonic()
        self._first: float | None = None

    def __call__(self, doing: str, share: float) -> None:
        """Show it; in a log every line is kept."""
        if self._first is None and share > 0:
            self._first, self._began = share, time.monotonic()
        passed, gained = time.monotonic() - self._began, share - (self._first or 0)
        is_running = gained > 0 and share < 1
        minutes = passed / gained * (1 - share) / 60 if is_running else 0
        filled = round(share * _WIDTH)
        bar = f"[{'█' * filled}{'·' * (_WIDTH - filled)}] {share:6.1%} {doing}"
        line = f"{bar}，还需约 {minutes:.0f} 分钟" if is_running else bar
        if sys.stderr.isatty():
            print(f"\r{line:<90}", end="", file=sys.stderr, flush=True)
        else:
            print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def fill_database(environment: dict[str, str], *, orders: int, events: int, jobs: int) -> None:
    """Fill the database of an installation."""
    os.environ.update(environment)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"
    import django  # noqa: PLC0415 - Django needs its settings first

    django.setup()
    from django.utils.timezone import localdate  # noqa: PLC0415 - after the set-up

    from tools.orders.filling import fill  # noqa: PLC0415
    from tools.orders.plan import Plan  # noqa: PLC0415

    asked = Plan(orders, events, localdate() - timedelta(days=1))
    fill(environment["DATABASE_URL"], asked, jobs=jobs, tell=Bar())
    (Path(environment["HOTLINE_VAR"]) / FILLED_MARK).touch()


def main() -> int:
    """Start PostgreSQL on the directory, fill it, stop it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--orders", type=int, default=ORDERS)
    parser.add_argument("--events", type=int, default=5, help="of a closed order: 1, 5, or 8")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    with kept_installation(given.data, is_filling=True) as environment:
        fill_database(environment, orders=given.orders, events=given.events, jobs=given.jobs)
    print(
        f"\n{given.orders:,} orders in {(time.monotonic() - begun) / 60:.1f} minutes",
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
