"""Share the rows among processes by whole days, so that no two number the same day."""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bench.city311.city import Codes
from bench.city311.rows import Row

Clock = tuple[datetime, datetime | None]
"""When it runs out, and when it was stopped."""
_FIRST_DAY = datetime(2011, 6, 1).astimezone()


def live(
    environment: dict[str, str], city: Path, codes: Codes, rows: list[Row], processes: int
) -> dict[int, Clock]:
    """Load the city and let every row live; return id → when its clock ran out and stopped."""
    days: dict[date, list[Row]] = {}
    for row in rows:
        days.setdefault(row.opened.date(), []).append(row)
    method = multiprocessing.get_context("spawn")
    clocks: dict[int, Clock] = {}
    bar = _Bar(len(rows))
    with method.Pool(1, _settle, (environment,)) as loader:
        loader.apply(_load, (city,))
    with method.Pool(processes, _settle, (environment, codes)) as pool:
        for lived in pool.imap_unordered(_live, days.values()):
            clocks |= lived
            bar.show(len(clocks))
    return clocks


def _settle(environment: dict[str, str], codes: Codes | None = None) -> None:
    """Begin a process: Django finds its settings, the people are looked up."""
    os.environ.update(environment)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"
    if codes is not None:
        from bench.city311.replaying import Replayer  # noqa: PLC0415 - Django needs its settings first

        _own["replayer"] = Replayer(codes)


_own: dict[str, Any] = {}
"""What this process keeps from day to day."""


def _load(city: Path) -> None:
    import django  # noqa: PLC0415 - needs its settings first

    django.setup()
    from hotline.config.city.loading import load_city_files  # noqa: PLC0415 - as above

    load_city_files(city, now=_FIRST_DAY)


def _live(rows: list[Row]) -> dict[int, Clock]:
    replayed: Iterator[Any] = _own["replayer"].replay(rows)
    return {each.id: (each.due, each.stopped) for some in replayed for each in some}


class _Bar:
    """A progress bar for a terminal; a line now and then for a log."""

    def __init__(self, total: int) -> None:
        self.total, self.started, self.shown = total, time.perf_counter(), 0.0

    def show(self, done: int) -> None:
        """Say how far it is, and how long it will take."""
        spent = time.perf_counter() - self.started
        is_due = spent - self.shown > (1 if sys.stderr.isatty() else 30)
        if not (is_due or done == self.total):
            return
        self.shown = spent
        left = spent / done * (self.total - done)
        filled = "#" * (30 * done // self.total)
        end = "\r" if sys.stderr.isatty() else "\n"
        sys.stderr.write(f"[{filled:<30}] {done}/{self.total}, {left:.0f} s left{end}")
        sys.stderr.flush()
