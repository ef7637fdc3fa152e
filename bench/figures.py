"""Percentiles and tables, the same for every benchmark."""

import math
import os
from collections.abc import Sequence
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile; NaN when there are no values."""
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def milliseconds(values: Sequence[float]) -> str:
    """Say p50 / p95 / max of seconds, in milliseconds."""
    parts = (percentile(values, 0.5), percentile(values, 0.95), max(values, default=math.nan))
    return " / ".join(f"{part * 1000:.1f}" for part in parts)


def machine() -> str:
    """Name the machine a figure belongs to: processors and one-minute load."""
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"


def processor_seconds(pid: int) -> float:
    """Return the seconds of processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
