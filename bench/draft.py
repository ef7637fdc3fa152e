"""How well calls are drafted, field by field, on calls written for it: ``python -m bench.draft``.

``tuned`` shaped the rules; the others were scored before anything was mended for them.
"""

import sys
import time

from hotline.config.tests.draft_scores import calls, heard_of, score


def main() -> None:
    """Print a table for each set, with ``--faults`` what went wrong."""
    for name in ("tuned", "held", "fresh", "last"):
        total = score(name)
        print(f"{name}: {len(calls(name))} calls")
        print("| field | right | wrong | missed | precision | recall |")
        print("|---|---|---|---|---|---|")
        for field, each in total.fields.items():
            print(
                f"| {field} | {each.right} | {each.wrong} | {each.missed} "
                f"| {each.precision:.2f} | {each.recall:.2f} |"
            )
        if "--faults" in sys.argv and name in sys.argv:
            print(*total.faults, sep="\n")
    started, times = time.process_time(), 20
    for _ in range(times):
        for call in calls("held"):
            heard_of(call)
    spent = (time.process_time() - started) / times / len(calls("held"))
    print(f"{spent * 1000:.1f} ms of processor time a call")


if __name__ == "__main__":
    main()
