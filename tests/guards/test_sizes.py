"""Small rooms: no source file over 500 lines, the median Python file under 80."""

import statistics
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 500
MEDIAN = 80
SOURCES = {".py", ".ts", ".vue", ".js", ".css"}
GENERATED = ("/migrations/", "web/src/api/schema.d.ts")


def _sources() -> dict[str, int]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - git from PATH
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return {
        name: len((ROOT / name).read_text(encoding="utf-8").splitlines())
        for name in listed
        if Path(name).suffix in SOURCES
        and not any(part in f"/{name}" for part in GENERATED)
        and (ROOT / name).is_file()
    }


def test_no_source_file_is_over_the_limit() -> None:
    assert {name: size for name, size in _sources().items() if size > LIMIT} == {}


def test_the_median_python_file_is_small() -> None:
    sizes = [size for name, size in _sources().items() if name.endswith(".py")]
    assert statistics.median(sizes) < MEDIAN
