"""Take pictures of the main pages and compare them with those that were accepted.

``python -m tools.snapshots [gallery desk …]``: pictures of the main pages, by day and night, go to
``var/snapshots/taken``; each is compared with the accepted one of the same machine, and where they
differ a picture in ``var/snapshots/changed`` shows it in red. Look at all that are new or changed,
then ``python -m tools.snapshots --accept``. Accepted pictures are not in the repository: another
machine has other fonts.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from runtime.places import ROOT

PLACE = ROOT / "var" / "snapshots"
TAKEN, ACCEPTED, CHANGED = (PLACE / name for name in ("taken", "accepted", "changed"))
SAME_COLOUR = 24
"""Two points differ when a channel does by more than this: edges of letters are drawn anew."""
SAME_PICTURE = 0.001
"""The share of points that may differ; numbers of orders and times of day are more than this."""


def changed_share(before: Path, after: Path, drawing: Path) -> float:
    """Return the share of points that differ; draw them in red over the new picture."""
    old, new = (np.asarray(Image.open(each).convert("RGB"), np.int16) for each in (before, after))
    if old.shape != new.shape:
        shutil.copyfile(after, drawing)
        return 1.0
    differs = np.abs(old - new).max(axis=2) > SAME_COLOUR
    if differs.mean() > SAME_PICTURE:
        shown = new.astype(np.uint8)
        shown[differs] = (220, 0, 0)
        Image.fromarray(shown).save(drawing)
    return float(differs.mean())


def compare() -> list[str]:
    """Say of every picture what became of it, and return those that are new or changed."""
    shutil.rmtree(CHANGED, ignore_errors=True)
    CHANGED.mkdir(parents=True)
    to_look_at = []
    for picture in sorted(TAKEN.glob("*.png")):
        accepted = ACCEPTED / picture.name
        if not accepted.exists():
            to_look_at.append(f"{picture.name}: 新的，尚未接受")
            continue
        share = changed_share(accepted, picture, CHANGED / picture.name)
        if share > SAME_PICTURE:
            to_look_at.append(f"{picture.name}: {share:.2%} 的像素变了")
    return to_look_at


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


def main() -> int:
    """Take and compare, or accept what was taken; 1 when somebody has to look."""
    parser = argparse.ArgumentParser(description="主要页面的截图：拍摄、比较、接受")
    parser.add_argument("--accept", action="store_true", help="看过之后，接受这次拍的全部截图")
    parser.add_argument("pages", nargs="*", help="只拍这些页面，如 gallery desk")
    chosen = parser.parse_args()
    if chosen.accept:
        shutil.copytree(TAKEN, ACCEPTED, dirs_exist_ok=True)
        print(f"已接受 {len(list(TAKEN.glob('*.png')))} 张")
        return 0
    failed = take(chosen.pages)
    to_look_at = compare()
    count = len(list(TAKEN.glob("*.png")))
    print("\n".join(to_look_at) or "全部与已接受的一致")
    print(f"{count} 张在 {TAKEN}，其中 {len(to_look_at)} 张需要看")
    return 1 if failed or to_look_at else 0


if __name__ == "__main__":
    sys.exit(main())
