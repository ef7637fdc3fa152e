"""The door to the models' host: one child process a machine, started when first asked.

Whoever asks first starts it and it ends with them; the next asker then starts another. It is found
by a Unix socket below ``$HOTLINE_VAR``, so all processes of the platform share one.
"""

import contextlib
import fcntl
import json
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hotline.intelligence.embedded import own_python
from hotline.intelligence.embedded.catalogue import get_model
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.embedded.verifying import Wholeness, examine
from hotline.intelligence.model_settings import ModelSettings

_ROOT = Path(__file__).resolve().parents[3]
_SECONDS = 120.0
_START_SECONDS = 60.0
_children: dict[str, subprocess.Popen[bytes]] = {}
_guard = threading.Lock()


class HostFailed(Exception):
    """The host gave no answer, twice; or could not do what it was asked."""


def can(*names: str) -> bool:
    """Tell whether these models, and the Python to run them, are installed."""
    return not missing(*names)


def missing(*names: str) -> list[str]:
    """Return what is not installed of these models; ``python`` when that is missing too."""
    models = ModelSettings().models
    wanted = [found for name in names if (found := get_model(name)) is not None]
    gone = [each.name for each in wanted if examine(each, models) is not Wholeness.WHOLE]
    return gone if own_python.is_ready(models) else [*gone, "python"]


def warm(*models: str) -> bool:
    """Load models before somebody waits for them; False: they are not there."""
    try:
        ask("warm", models=list(models))
    except (ModelMissing, HostFailed):
        return False
    return True


def ask(task: str, *, seconds: float = _SECONDS, **fields: Any) -> dict[str, Any]:
    """Ask the host; it is started when it is not there, and again when it died meanwhile.

    It may take so many seconds; a host that is late is not asked again.

    Raises:
        ModelMissing: the models' Python is not installed.
        HostFailed: no answer, or the task failed.

    """
    line = json.dumps({"task": task, **fields}, ensure_ascii=False).encode() + b"\n"
    for is_last in (False, True):
        try:
            answer = _exchange(line, seconds)
        except TimeoutError as error:
            msg = f"模型进程 {seconds:.0f} 秒内没有回答"
            raise HostFailed(msg) from error
        except OSError as error:
            if is_last:
                msg = f"模型进程没有回答：{error}"
                raise HostFailed(msg) from error
            continue
        if not answer.get("ok"):
            raise HostFailed(answer.get("error", ""))
        return answer
    raise AssertionError


def _exchange(line: bytes, seconds: float) -> dict[str, Any]:
    settings = ModelSettings()
    with _connection(settings) as door:
        door.settimeout(seconds)
        door.sendall(line)
        with door.makefile("rb") as answers:
            answer = answers.readline()
    if not answer.endswith(b"\n"):
        msg = "the host ended"
        raise ConnectionResetError(msg)
    found: dict[str, Any] = json.loads(answer)
    return found


@contextlib.contextmanager
def _connection(settings: ModelSettings) -> Iterator[socket.socket]:
    place = _place(settings)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        try:
            _connect(door, place)
        except OSError:
            _start(settings, place)
            _connect(door, place)
        yield door


def _place(settings: ModelSettings) -> Path:
    """Return the socket: one for each account, for nobody may use another's."""
    return settings.var.absolute() / f"models-{os.getuid()}.sock"


def _connect(door: socket.socket, place: Path) -> None:
    """Connect by way of the folder's handle: a socket's path may have 107 letters only."""
    folder = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        door.connect(f"/proc/self/fd/{folder}/{place.name}")
    finally:
        os.close(folder)


def _start(settings: ModelSettings, place: Path) -> None:
    """Start the host unless another process just did."""
    if not own_python.is_ready(settings.models):
        msg = "没有安装模型（模型专用的 Python），请运行：bin/hotline models install"
        raise ModelMissing(msg)
    place.parent.mkdir(parents=True, exist_ok=True)
    with _guard, place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _is_there(place):
            _children[str(place)] = _spawn(settings, place)


def _is_there(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
        try:
            _connect(trial, place)
        except OSError:
            return False
        return True


def _spawn(settings: ModelSettings, place: Path) -> subprocess.Popen[bytes]:
    stop(place)
    with place.with_suffix(".log").open("ab") as log:
        child = subprocess.Popen(  # noqa: S603 - our own module, no shell
            [
                *(str(own_python.program(settings.models)), "-m"),
                *("hotline.intelligence.embedded.child", str(place), str(settings.models)),
                str(settings.models_idle_seconds),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=_ROOT,
            env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(_ROOT)}
            | {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    said = child.stdout.readline() if child.stdout else b""
    if said != b"ready\n":
        child.kill()
        child.wait()
        msg = "the host did not start"
        raise ConnectionRefusedError(msg)
    return child


def stop(place: Path | None = None) -> None:
    """End the host if this process started it."""
    key = str(place or _place(ModelSettings()))
    child = _children.pop(key, None)
    if child is None:
        return
    for pipe in (child.stdin, child.stdout):
        if pipe:
            pipe.close()
    try:
        child.wait(timeout=5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
