"""Run every benchmark and write what it printed to docs/benchmarks.md: ``make bench``."""

import contextlib
import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from bench import blending, call_setup, lines, orders, portal_submit, routing, sip_doors
from bench.figures import machine
from runtime.places import ROOT

BENCHMARKS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("bench.call_setup", call_setup.main),
    ("bench.orders", orders.main),
    ("bench.portal_submit", portal_submit.main),
    ("bench.routing", routing.main),
    ("bench.blending", blending.main),
    ("bench.lines", lines.main),
    ("bench.sip_doors", sip_doors.main),
)


class _Both(io.StringIO):
    """Show on the terminal what is being kept."""

    def write(self, text: str) -> int:
        """Print and keep."""
        sys.__stdout__.write(text)  # type: ignore[union-attr]  # a terminal program has one
        sys.__stdout__.flush()  # type: ignore[union-attr]
        return super().write(text)


def main() -> int:
    """Run all; the exit status counts the goals that were missed."""
    missed = 0
    parts = [
        "# Benchmarks\n",
        f"Measured {datetime.now(tz=UTC):%Y-%m-%d} with `make bench` on {machine()}.",
        "The load, PostgreSQL and the platform share these processors: read ratios, not absolutes.",
    ]
    for name, run in BENCHMARKS:
        print(f"== {name}", file=sys.stderr)
        kept = _Both()
        with contextlib.redirect_stdout(kept):
            status = run()
        missed += status
        doc = (sys.modules[name].__doc__ or "").strip()
        verdict = "The goal was **missed**." if status else "The goal was met."
        parts += [f"\n## `python -m {name}`\n", doc, "", kept.getvalue().strip(), "", verdict]
    (ROOT / "docs" / "benchmarks.md").write_text("\n".join(parts) + "\n", encoding="utf-8")
    return missed


if __name__ == "__main__":
    sys.exit(main())
