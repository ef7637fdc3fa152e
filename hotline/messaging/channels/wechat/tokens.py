"""The access token (接口调用凭据), in one sealed file that all processes of a machine share.

WeChat's stable token is the same for everybody who asks while it is good, so several machines
need not agree either. One process asks at a time; the others wait and read.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings as site

from hotline.core.clock import now
from hotline.core.crypto.cipher import CannotOpenError, blind_index, open_sealed, seal
from hotline.messaging.errors import SendingFailed

_EARLY = timedelta(minutes=5).total_seconds()
"""Renewed so long before it ends: then WeChat gives another, and both are good for a while."""
_PLACE = "wechat.token"
Ask = Callable[[bool], tuple[str, int]]
"""Ask WeChat, by force or not; returns the token and the seconds it is good for."""


def token_of(app_id: str, ask: Ask) -> str:
    """Return a token that is good for some minutes yet.

    Raises:
        SendingFailed: WeChat gives none, and the last one has ended.

    """
    kept, left = _read(app_id)
    if left > _EARLY:
        return kept
    with _alone(app_id):
        kept, left = _read(app_id)
        if left > _EARLY:
            return kept
        try:
            return _keep(app_id, *ask(False))  # noqa: FBT003 - WeChat's own word
        except SendingFailed:
            if left > 0:
                return kept
            raise


def renewed(app_id: str, refused: str, ask: Ask) -> str:
    """Return another token than the one WeChat has refused.

    Raises:
        SendingFailed: WeChat gives none.

    """
    with _alone(app_id):
        kept, left = _read(app_id)
        if left > 0 and kept != refused:
            return kept
        token, seconds = ask(False)  # noqa: FBT003 - WeChat's own word
        if token == refused:
            token, seconds = ask(True)  # noqa: FBT003 - as above
        return _keep(app_id, token, seconds)


def _path(app_id: str, suffix: str) -> Path:
    folder: Path = site.HOTLINE_ENVIRONMENT.var / "channels"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"wechat-{blind_index(app_id)[:16]}.{suffix}"


@contextmanager
def _alone(app_id: str) -> Iterator[None]:
    with _path(app_id, "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _read(app_id: str) -> tuple[str, float]:
    """Return the kept token and the seconds it has left; nothing and 0 where there is none."""
    try:
        kept = json.loads(open_sealed(_path(app_id, "token").read_text("ascii"), place=_PLACE))
    except (FileNotFoundError, CannotOpenError, UnicodeDecodeError):
        return "", 0.0
    return kept["token"], kept["ends_at"] - now().timestamp()


def _keep(app_id: str, token: str, seconds: int) -> str:
    ends_at = now().timestamp() + seconds
    sealed = seal(json.dumps({"token": token, "ends_at": ends_at}), place=_PLACE)
    path = _path(app_id, "token")
    fresh = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(sealed)
    fresh.replace(path)
    return token
