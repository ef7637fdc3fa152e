"""Look into an uploaded file in the child process; say in Chinese why one is refused."""

import json
import signal
from dataclasses import dataclass

from hotline.files.child import MOST_ANSWER, ask_child
from hotline.files.errors import FileRefused, InspectionSlow
from hotline.files.rules.file_kinds import FileKind

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
    code, answer = ask_child("hotline.files.inspector", kind.name, content=content)
    if code == -signal.SIGKILL:
        msg = "系统繁忙，文件检查超时，请稍后重新上传。"
        raise InspectionSlow(msg)
    if code in (_EXIT_TOO_LARGE, -signal.SIGXCPU):
        msg = "文件展开后过大（图片不超过 5000 万像素，文档不超过 300 MB），请缩小后再上传。"
        raise FileRefused(msg, fields={"file": msg})
    if code != 0 or len(answer) > MOST_ANSWER:
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
