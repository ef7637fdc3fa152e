"""Where things lie: the checkout, the state directory, and the account that may read it."""

import hashlib
import os
import pwd
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_STATE = Path("/var/lib/hotline")
SERVICE_ACCOUNTS = ("hotline", "postgres", "nobody")


class PlaceError(Exception):
    """A directory cannot be used the way the platform needs it (Chinese text)."""


class Account(NamedTuple):
    """An unprivileged account that root lends to PostgreSQL and the voice engine."""

    name: str
    uid: int
    gid: int


def service_account() -> Account | None:
    """Return the account to switch to, or None when we are not root and stay who we are.

    Raises:
        PlaceError: root, but none of the known unprivileged accounts exists.

    """
    if os.geteuid() != 0:
        return None
    for name in SERVICE_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    msg = "找不到可用的普通账户（hotline、postgres、nobody），请先运行：useradd --system hotline"
    raise PlaceError(msg)


def owner_of(path: Path) -> Account | None:
    """Return the account a file belongs to; None for root's, a nameless one's, or no file."""
    try:
        entry = pwd.getpwuid(path.stat().st_uid)
    except (OSError, KeyError):
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None


def is_traversable(path: Path) -> bool:
    """Tell whether any account may walk down to the path (its existing part)."""
    present = [step for step in (path, *path.parents) if step.exists()]
    return all(step.stat().st_mode & stat.S_IXOTH for step in present)


def digest(path: Path) -> str:
    """Shorten a path to a name that is stable and safe in file names."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


def place_state(wanted: Path) -> Path:
    """Choose the directory for state that the service account must reach.

    Root often works below a home that nobody else may enter. Its permissions are not ours to
    change, so the state then moves to ``/var/lib/hotline/<hash of the wanted path>``.
    """
    wanted = wanted.absolute()
    if service_account() is None or is_traversable(wanted):
        return wanted
    return SYSTEM_STATE / digest(wanted)


def own_directory(path: Path, account: Account | None, *, mode: int = 0o700) -> Path:
    """Create a directory that belongs to the account, refusing one that is a trap.

    Raises:
        PlaceError: the path is a link, or belongs to a stranger.

    """
    path.mkdir(parents=True, exist_ok=True, mode=mode)
    found = path.lstat()
    trusted = {os.geteuid(), account.uid if account else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or (found.st_uid not in trusted and os.geteuid() != 0):
        msg = f"目录 {path} 不属于当前账户，拒绝使用"
        raise PlaceError(msg)
    if account is not None and found.st_uid != account.uid:
        os.chown(path, account.uid, account.gid)
    path.chmod(mode)
    return path


def reachable_copy(package: Path, account: Account | None) -> Path:
    """Return a copy of an installed package that the account can execute.

    A wheel keeps its shared libraries in a sibling ``<package>.libs`` found by a relative path,
    so both are copied side by side, once per version.
    """
    if account is None or is_traversable(package):
        return package
    target = SYSTEM_STATE / "packages" / digest(package) / f"{package.stat().st_mtime_ns}"
    if not target.exists():
        draft = target.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        for name in (package.name, f"{package.name}.libs"):
            if (package.parent / name).exists():
                shutil.copytree(package.parent / name, draft / name, symlinks=True)
        draft.rename(target)
    return target / package.name
