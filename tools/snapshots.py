"""Take pictures of the main pages and compare them with those that were accepted.

``make pictures ARGS="gallery desk …"``: pictures of the main pages, at three sizes, by day and
night, go to ``var/snapshots/taken``. Each is compared, as a person across the room would, with the
small one that was accepted and is kept in ``docs/pictures``; ``var/snapshots/report.html`` shows
those that are new or changed side by side. Look at them, then ``make pictures ARGS=--accept``.
Letters are drawn a little differently on every machine; that is far below what counts here.
"""

import argparse
import os
import shutil
import subprocess
import sys

from runtime.places import ROOT
from tools.likeness import SAME_PICTURE, changed_share, make_small

PLACE = ROOT / "var" / "snapshots"
TAKEN, REPORT = PLACE / "taken", PLACE / "report.html"
ACCEPTED = ROOT / "docs" / "pictures"
HEAD = (
    '<!doctype html><meta charset="utf-8"><title>截图比较</title>'
    "<style>body{font:14px sans-serif;margin:24px}figure{margin:0 0 32px}"
    "img{max-width:48%;border:1px solid #ccc;vertical-align:top}</style>"
)


def compare() -> dict[str, str]:
    """Say of every picture that is new or changed what became of it."""
    to_look_at = {}
    for picture in sorted(TAKEN.glob("*.png")):
        accepted = ACCEPTED / f"{picture.stem}.webp"
        if not accepted.exists():
            to_look_at[picture.stem] = "新的，尚未接受"
            continue
        share = changed_share(accepted, picture)
        if share > SAME_PICTURE:
            to_look_at[picture.stem] = f"{share:.1%} 的画面变了"
    return to_look_at


def report(to_look_at: dict[str, str]) -> None:
    """Write the page that shows each beside what was accepted."""
    figures = [
        f'<figure><h2>{name}：{words}</h2><img src="{ACCEPTED / name}.webp" alt="已接受">'
        f' <img src="{TAKEN / name}.png" alt="这次拍的"></figure>'
        for name, words in to_look_at.items()
    ]
    REPORT.write_text("\n".join([HEAD, *figures]), encoding="utf-8")


def take(pages: list[str]) -> int:
    """Open every page in a database of its own; the exit status of pytest."""
    shutil.rmtree(TAKEN, ignore_errors=True)
    TAKEN.mkdir(parents=True)
    command = ["-m", "pytest", "-q", "-n", "0", "-p", "no:randomly", "-m", "browser"]
    done = subprocess.run(
        [sys.executable, *command, "tests/browser/orders/pictures.py"],
        check=False,
        cwd=ROOT,
        env={**os.environ, "SNAPSHOTS_DIR": str(TAKEN), "SNAPSHOTS_OF": " ".join(pages)},
    )
    return done.returncode


def accept() -> int:
    """Keep a small one of each picture that was taken."""
    ACCEPTED.mkdir(parents=True, exist_ok=True)
    pictures = list(TAKEN.glob("*.png"))
    for picture in pictures:
        make_small(picture, ACCEPTED / f"{picture.stem}.webp")
    print(f"已接受 {len(pictures)} 张")
    return 0


def main() -> int:
    """Take and compare, or accept what was taken; 1 when somebody has to look."""
    parser = argparse.ArgumentParser(description="主要页面的截图：拍摄、比较、接受")
    parser.add_argument("--accept", action="store_true", help="看过之后，接受这次拍的全部截图")
    parser.add_argument("--compare", action="store_true", help="只比较上次拍的，不再拍")
    parser.add_argument("pages", nargs="*", help="只拍这些页面，如 gallery desk")
    chosen = parser.parse_args()
    if chosen.accept:
        return accept()
    failed = 0 if chosen.compare else take(chosen.pages)
    to_look_at = compare()
    report(to_look_at)
    count = len(list(TAKEN.glob("*.png")))
    lines = [f"{name}: {words}" for name, words in to_look_at.items()]
    print("\n".join(lines) or "全部与已接受的一致")
    print(f"{count} 张在 {TAKEN}，其中 {len(to_look_at)} 张需要看：{REPORT}")
    return 1 if failed or to_look_at else 0


if __name__ == "__main__":
    sys.exit(main())
