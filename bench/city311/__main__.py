"""Replay Boston's 311 requests of 2011 and compare every on-time flag.

``python -m bench.city311 PATH [--share N --offset K] [--processes N] [--out FILE]``: PATH is the
parquet or CSV file. Every row goes through register, dispatch, accept, submit_result,
approve_result and close at the moments the file gives, in a city made of the file's own types,
departments and promises; the clock engine alone sees every row even where only a share is
replayed. Exit 1 when a difference is left unexplained, or verbs and engine disagree.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.city311.city import Codes, write_city
from bench.city311.compare import SEEN_AT, Why, explain
from bench.city311.crew import live
from bench.city311.engine import due_of
from bench.city311.promises import fit
from bench.city311.report import tell, write_differences
from bench.city311.rows import read_rows
from bench.figures import machine
from bench.platform import manage
from runtime.testing import database_session


def main(arguments: Sequence[str] | None = None) -> int:
    """Replay and compare; 1 when a difference is unexplained."""
    chosen = _parser().parse_args(arguments)
    if chosen.file is None or not chosen.file.exists():
        print("Skipped: the file is not here (say where: a path, or HOTLINE_CITY311).")
        return 0
    rows = read_rows(chosen.file)
    promises, codes = fit(rows), Codes.of(rows)
    dues = {each.id: due_of(each, promises[each.type]) for each in rows}
    found = [explain(each, dues[each.id], promises[each.type], SEEN_AT) for each in rows]
    differences = [each for each in found if each is not None]
    tell(rows, promises, differences)
    if chosen.out:
        write_differences(chosen.out, differences)
    picked = rows[chosen.offset :: chosen.share]
    started = time.perf_counter()
    with database_session() as environment, tempfile.TemporaryDirectory() as folder:
        city = Path(folder) / "boston"
        city.mkdir()
        write_city(city, codes, promises)
        manage({**os.environ, **environment}, "migrate", "-v0")
        lived = live({**os.environ, **environment}, city, codes, picked, chosen.processes)
    seconds = time.perf_counter() - started
    wrong = [each for each in picked if lived[each.id] != (dues[each.id], each.closed)]
    print(
        f"\nThrough the real verbs: {len(picked)} rows, {seconds:.0f} s, on {machine()}; "
        f"other clock than the engine's: {len(wrong)}."
    )
    return int(bool(wrong) or any(each.why is Why.UNEXPLAINED for each in differences))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.city311")
    said = os.environ.get("HOTLINE_CITY311")
    parser.add_argument("file", nargs="?", type=Path, default=Path(said) if said else None)
    parser.add_argument("--share", type=int, default=1, help="replay every N-th row only")
    parser.add_argument("--offset", type=int, default=0, help="beginning with this one")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, help="write every differing row to this CSV file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
