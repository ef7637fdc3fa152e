"""Look over the clocks of 200,000 open orders at night (``python -m bench.clock_sweep [N]``).

Every order has two running clocks. Three nights: nothing is due; a twentieth is due (a busy
night); every clock has run out unseen (the worst there can be). The goal is 30 s for the worst.
"""

import sys
import time
from datetime import UTC, datetime, timedelta

from bench.figures import machine
from bench.on_database import measure

ORDERS = 200_000
GOAL_SECONDS = 30.0
NIGHT = datetime(2026, 11, 24, 17, 10, tzinfo=UTC)


def main() -> int:
    """Measure; 1 when the goal was missed."""
    return measure(_measure, default=ORDERS)


def _measure(count: int) -> int:
    from bench.clock_seeding import mistake_some, seed_orders, set_warnings  # noqa: PLC0415
    from hotline.workorders.actions.sweep_clocks import sweep_clocks  # noqa: PLC0415

    seed_orders(count, NIGHT)
    print(f"{count:,} open orders with two running clocks each; {machine()}\n")
    print("| night | stages recorded | due times mended | seconds |")
    print("|---|---|---|---|")
    worst = 0.0
    nights = (("nothing due", 0), ("a twentieth due", 20), ("everything due", 1))
    for name, every in nights:
        set_warnings(every, NIGHT - timedelta(minutes=1))
        mistake_some(count // 100)
        begun = time.perf_counter()
        swept = sweep_clocks(now=NIGHT)
        seconds = time.perf_counter() - begun
        worst = max(worst, seconds)
        print(f"| {name} | {swept.recorded:,} | {swept.mended:,} | {seconds:.1f} |")
    print(f"\nWorst night {worst:.1f} s, goal ≤ {GOAL_SECONDS:.0f} s.")
    return int(worst > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
