"""The directories of one engine instance, and who they belong to."""

import os
import pwd
import shutil
import stat
from pathlib import Path

from runtime.voice_engine.errors import VoiceEngineError

ACCOUNTS = ("hotline", "nobody", "postgres")
"""In this order: an engine that was broken into should not own the database's files."""
PARTS = (
    "etc",
    "lib",
    "lib/keys",
    "db",
    "cache",
    "spool",
    "run",
    "log",
    "log/cdr-custom",
    "agi",
    "sounds",
    "music",
    "share",
)
PRIVATE = frozenset({"etc", "run", "log", "log/cdr-custom"})
FALLBACK_PLACE = Path("/var/lib/hotline/voice-root")

Account = tuple[int, int]


def choose_account() -> Account | None:
    """Return the account the engine runs as; None when we are not root and stay who we are.

    Raises:
        VoiceEngineError: root, but no ordinary account exists.

    """
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    msg = "找不到可用的普通账户（hotline、nobody、postgres），请先运行：useradd --system hotline"
    raise VoiceEngineError(msg)


def is_reachable(path: Path) -> bool:
    """Tell whether any account may walk down to the path (its existing part)."""
    steps = [step for step in (path, *path.parents) if step.exists()]
    return all(step.stat().st_mode & stat.S_IXOTH for step in steps)


def give(path: Path, account: Account | None) -> None:
    """Make the engine's account the owner."""
    if account is not None:
        os.chown(path, *account, follow_symlinks=False)


def make_directories(instance: Path, recordings: Path, account: Account | None) -> None:
    """Create the instance's directories; secrets and recordings are for their owner only.

    Raises:
        VoiceEngineError: the engine's account cannot get there.

    """
    instance.mkdir(parents=True, exist_ok=True)
    recordings.mkdir(parents=True, exist_ok=True)
    for path in (instance, recordings):
        if account is not None and not is_reachable(path.parent):
            msg = f"语音引擎的账户无法进入 {path}，请把数据目录放到 /var/lib/hotline 之下"
            raise VoiceEngineError(msg)
        give(path, account)
    instance.chmod(0o755)
    recordings.chmod(0o700)  # until they are sealed they are plain speech
    for part in PARTS:
        directory = instance / part
        directory.mkdir(exist_ok=True)
        give(directory, account)
        directory.chmod(0o700 if part in PRIVATE else 0o755)


def write_file(path: Path, content: bytes, account: Account | None, *, mode: int) -> None:
    """Write a file in one step, leaving an equal one alone."""
    if path.is_file() and path.read_bytes() == content:
        give(path, account)
        path.chmod(mode)
        return
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_bytes(content)
    give(draft, account)
    draft.chmod(mode)
    draft.replace(path)


def link(path: Path, target: Path) -> None:
    """Point a symbolic link at the target, replacing what was there."""
    if path.is_symlink() and path.readlink() == target:
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    path.symlink_to(target)
