"""Nothing private is committed: lock files name no host, settings no password."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_python_locks_name_no_host() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert re.search(r"https?://", text) is None, lock.name


def test_web_lock_names_no_download_address() -> None:
    lock = json.loads((ROOT / "web/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 50
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    linked = [n for n, e in packages.items() if "integrity" not in e and not e.get("link")]
    assert [name for name in linked if not packages[name].get("inBundle")] == []
