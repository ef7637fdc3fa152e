"""Secrets of one installation: generated once, readable by its owner only."""

import base64
import contextlib
import fcntl
import json
import os
import secrets
from pathlib import Path

NAMES = (
    "HOTLINE_SECRET_KEY",
    "HOTLINE_COMMAND_SECRET",
    "HOTLINE_TICKET_SECRET",
    "HOTLINE_SEAT_SECRET",
    "HOTLINE_ARI_PASSWORD",
    "HOTLINE_AMI_PASSWORD",
)
FIELD_KEY = "HOTLINE_FIELD_KEY"
PRIVATE = 0o600


def generate_secrets() -> dict[str, str]:
    """Draw a fresh set from the system's random source."""
    field_key = base64.b64encode(secrets.token_bytes(32)).decode()
    return {FIELD_KEY: field_key, **{name: secrets.token_urlsafe(32) for name in NAMES}}


def load_secrets(path: Path) -> dict[str, str]:
    """Return the installation's secrets, drawing those it does not have yet.

    A later version may need a secret more: it is added, the others never change. The file is
    replaced as a whole, so a crash cannot leave half of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.with_suffix(".lock")).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known: dict[str, str] = {}
        with contextlib.suppress(FileNotFoundError):
            path.chmod(PRIVATE)
            known = json.loads(path.read_text())
        complete = {**generate_secrets(), **known}
        if complete != known:
            _write(path, complete)
    return complete


def _write(path: Path, values: dict[str, str]) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    with os.fdopen(descriptor, "w") as file:
        json.dump(values, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
