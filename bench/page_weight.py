"""Weigh what a browser loads for each page before it can be used (``python -m bench.page_weight``).

Scripts and styles as they are sent, compressed, with the telephone where the page has one. Goals:
400 kB for the operator's desk, 120 kB for the citizen's first page.
"""

import json
import sys
from pathlib import Path
from typing import Any

from bootstrap import ensure_web
from runtime.places import ROOT

GOAL = 400_000
CITIZEN_GOAL = 120_000
DIST = ROOT / "web" / "dist"
ENTRY = "index.html"
CITIZEN = "citizen.html"
PAGES = {
    "接听工作台": "src/features/desk/DeskPage.vue",
    "派单": "src/features/work-orders/DispatchPage.vue",
    "工单详情": "src/features/work-orders/OrderPage.vue",
    "承办工单（手机）": "src/features/work-orders/DepartmentPage.vue",
    "话务大厅": "src/features/floor/FloorPage.vue",
}
CITIZEN_PAGES = {
    "市民首页": (),
    "市民提交（说什么事）": (
        "src/features/citizen/submit/SubmitPage.vue",
        "src/features/citizen/submit/WhatPage.vue",
    ),
    "市民查进度": ("src/features/citizen/track/TrackPage.vue",),
}
SEATED = {"接听工作台"}
"""Where the telephone is loaded too."""


def files_of(manifest: dict[str, Any], *names: str) -> set[str]:
    """Return the files of these parts of the build and of all they import at once."""
    files: set[str] = set()
    waiting, seen = [*names], set(names)
    while waiting:
        part = manifest[waiting.pop()]
        files |= {part["file"], *part.get("css", ())}
        following = [each for each in part.get("imports", ()) if each not in seen]
        seen.update(following)
        waiting += following
    return files


def weight(files: set[str], dist: Path = DIST) -> tuple[int, int]:
    """Return the bytes sent, and the bytes after unpacking."""
    paths = [dist / each for each in files]
    sent = [path.with_name(path.name + ".gz") for path in paths]
    as_sent = sum(
        (gz if gz.exists() else path).stat().st_size for gz, path in zip(sent, paths, strict=True)
    )
    return as_sent, sum(path.stat().st_size for path in paths)


def main() -> int:
    """Print the table; 1 when the desk is heavier than its goal."""
    ensure_web()
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text())
    telephone = [name for name, part in manifest.items() if part.get("name") == "sip"]
    print("| page | files | kB sent | kB unpacked |\n|---|---|---|---|")
    desk = 0
    for label, name in PAGES.items():
        files = files_of(manifest, ENTRY, name, *(telephone if label in SEATED else ()))
        sent = _tell(label, files)
        if label in SEATED:
            desk = max(desk, sent)
    citizen = [_tell(label, files_of(manifest, CITIZEN, *n)) for label, n in CITIZEN_PAGES.items()]
    print(f"\nThe operator's desk: {desk / 1000:.0f} kB, goal ≤ {GOAL / 1000:.0f} kB.")
    print(f"The citizen's first page: {citizen[0] / 1000:.0f} kB, goal ≤ 120 kB.")
    return int(desk > GOAL or citizen[0] > CITIZEN_GOAL)


def _tell(label: str, files: set[str]) -> int:
    sent, unpacked = weight(files)
    print(f"| {label} | {len(files)} | {sent / 1000:.0f} | {unpacked / 1000:.0f} |")
    return sent


if __name__ == "__main__":
    sys.exit(main())
