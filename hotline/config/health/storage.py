"""Is there room on the disks, and is there a fresh backup."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from hotline.config.health.findings import Check, State, falling, rising, told

_GIGABYTE = 2**30
_WISHED, _NEEDED = 5.0, 1.0
_FRESH = {"amber": 26.0, "red": 24.0 * 8}
"""Hours: a nightly backup may be two hours late; a week without one is wrong."""
_HOW = "把每夜的备份放进（或链接到）{folder}，做法见手册“备份”一节；页面只看其中最新文件的时间。"


def check_storage(now: datetime) -> Iterator[Check]:
    """Check every disk that something of ours lies on, and the newest backup."""
    environment = settings.HOTLINE_ENVIRONMENT
    places = {
        "状态目录": environment.var,
        "录音": environment.recordings_dir,
        "封存录音": environment.recording_folder or environment.var / "recordings-sealed",
    }
    disks: dict[int, list[tuple[str, Path]]] = {}
    for name, place in places.items():
        existing = next((each for each in (place, *place.parents) if each.exists()), None)
        if existing is not None:
            disks.setdefault(existing.stat().st_dev, []).append((name, existing))
    for number, lying in enumerate(disks.values(), start=1):
        yield _disk(number, lying)
    yield check_backups(environment.var / "backups", now)


def _disk(number: int, lying: list[tuple[str, Path]]) -> Check:
    usage = shutil.disk_usage(lying[0][1])
    free, total = usage.free / _GIGABYTE, usage.total / _GIGABYTE
    state = falling(free, amber=_WISHED, red=_NEEDED)
    names = "、".join(name for name, _ in lying)
    advice = "清理磁盘，或把状态目录移到更大的磁盘（HOTLINE_VAR）；每小时通话约 115 MB。"
    found = f"{names}：剩余 {free:.1f} GB，共 {total:.1f} GB。"
    return Check(f"disk_{number}", "磁盘空间", state, found, told(state, advice))


def check_backups(folder: Path, now: datetime) -> Check:
    """Judge the age of the newest file in the folder."""
    files = [each for each in folder.iterdir() if each.is_file()] if folder.is_dir() else []
    how = _HOW.format(folder=folder)
    if not files:
        found = "没有找到任何备份。"
        return Check("backups", "备份", State.AMBER, found, how)
    newest = max(files, key=lambda each: each.stat().st_mtime)
    at = datetime.fromtimestamp(newest.stat().st_mtime, tz=UTC)
    age = max(now - at, timedelta())
    state = rising(age.total_seconds() / 3600, **_FRESH)
    size = newest.stat().st_size / 2**20
    found = f"最新 {newest.name}，{size:.0f} MB，{int(age.total_seconds() // 3600)} 小时前。"
    return Check("backups", "备份", state, found, told(state, how))
