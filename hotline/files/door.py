"""Look into an uploaded file in the child process; say in Chinese why one is refused."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from threading import Timer

from django.conf import settings

from hotline.files.errors import FileRefused, InspectionSlow
from hotline.files.rules.file_kinds import FileKind

_SECONDS = 90
"""By the clock on the wall: a busy machine lets the child wait; it may work 20 s itself."""
_MOST_ANSWER = 120 * 1024 * 1024
_EXIT_TOO_LARGE = 4


@dataclass(frozen=True, slots=True)
class Inspected:
    """What may be shown: a copy without the place of taking, a preview; both may be empty."""

    copy: bytes = b""
    preview: bytes = b""
    width: int = 0
    height: int = 0
    had_location: bool = False
    may_tell_place: bool = False
    """Departments wait until the hotline looked at it."""


def inspect(content: bytes, kind: FileKind) -> Inspected:
    """Look into the file if its kind is one that is looked into.

    Raises:
        FileRefused: broken, disguised, or it unfolds to too much.
        InspectionSlow: the machine is too busy to look.

    """
    if not kind.is_parsed:
        return Inspected()
    code, answer = _ask_child(content, kind)
    if code == -signal.SIGKILL:
        msg = "系统繁忙，文件检查超时，请稍后重新上传。"
        raise InspectionSlow(msg)
    if code in (_EXIT_TOO_LARGE, -signal.SIGXCPU):
        msg = "文件展开后过大（图片不超过 5000 万像素，文档不超过 300 MB），请缩小后再上传。"
        raise FileRefused(msg, fields={"file": msg})
    if code != 0 or len(answer) > _MOST_ANSWER:
        msg = "文件已损坏，或内容与类型不符，无法打开；请重新拍摄、另存后再上传。"
        raise FileRefused(msg, fields={"file": msg})
    line, _, rest = answer.partition(b"\n")
    head = json.loads(line)
    size = int(head["copy"])
    return Inspected(
        copy=rest[:size],
        preview=rest[size : size + int(head["preview"])],
        width=int(head["width"]),
        height=int(head["height"]),
        had_location=bool(head["had_location"]),
        may_tell_place=bool(head["may_tell_place"]),
    )


def _ask_child(content: bytes, kind: FileKind) -> tuple[int, bytes]:
    """Return the child's exit code and answer; it is killed when it takes too long."""
    with os.fdopen(os.memfd_create("upload"), "w+b") as source:
        source.write(content)
        source.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own module, a kind of our own list
            [sys.executable, "-m", "hotline.files.inspector", kind.name],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            close_fds=True,
        )
        timer = Timer(_SECONDS, child.kill)
        timer.start()
        try:
            with child:
                answer = child.stdout.read(_MOST_ANSWER + 1) if child.stdout else b""
                if len(answer) > _MOST_ANSWER:
                    child.kill()
        finally:
            timer.cancel()
    return child.returncode, answer
