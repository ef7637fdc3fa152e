"""Say how the flags compare, and list every row on which they differ."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.city311.compare import SEEN_AT, Difference, Why, file_flag, is_usual
from bench.city311.promises import Promise
from bench.city311.rows import WALL, Row

_HEAD = ("id", "type", "opened", "target", "closed", "flag", "our_due", "our_flag", "why")


def tell(
    rows: Sequence[Row], promises: Mapping[str, Promise], differences: Sequence[Difference]
) -> None:
    """Print the counts, and a table of the reasons."""
    usual = sum(is_usual(each, promises[each.type]) for each in rows)
    flagged = [each for each in rows if each.flag]
    by_dates = sum(file_flag(each, SEEN_AT) == each.flag for each in flagged)
    print(f"Rows: {len(rows)}, types: {len(promises)}.")
    print(f"The file's flag follows from its own dates: {by_dates} of {len(flagged)} with a flag.")
    print(f"The type's promise gives the file's target: {usual}.")
    print(f"Our flag is the file's: {len(rows) - len(differences)}, differs: {len(differences)}.")
    print("\n| why it differs | file on time, ours late | file late, ours on time | no flag |")
    print("|---|---|---|---|")
    counts = Counter((each.why, each.row.flag) for each in differences)
    for why in Why:
        cells = [counts[why, flag] for flag in ("ONTIME", "OVERDUE", "")]
        print(f"| {why} | {' | '.join(map(str, cells))} |")


def write_differences(path: Path, differences: Sequence[Difference]) -> None:
    """List every row that differs, with its class."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(_HEAD)
        for each in differences:
            row = each.row
            opened, target, closed, due = (
                moment and f"{moment.astimezone(WALL):%Y-%m-%d %H:%M:%S}"
                for moment in (row.opened, row.target, row.closed, each.due)
            )
            told = (row.id, row.type, opened, target, closed, row.flag)
            table.writerow((*told, due, each.ours, each.why.name))
