"""Have a letter read by the child process."""

import signal

from hotline.files.child import ask_child
from hotline.messaging.channels.email.letter import Letter
from hotline.messaging.errors import SendingFailed

_CHILD = "hotline.messaging.channels.email.reading"


def read_safely(raw: bytes) -> tuple[Letter, list[bytes]] | None:
    """Return the letter and its files' bytes; None for one that could not be read.

    Raises:
        SendingFailed: the machine is too busy to read now.

    """
    code, answer = ask_child(_CHILD, content=raw)
    if code == -signal.SIGKILL:
        msg = "系统繁忙，读取来信超时，稍后自动重试。"
        raise SendingFailed(msg)
    if code != 0:
        return None
    line, _, rest = answer.partition(b"\n")
    letter = Letter.model_validate_json(line)
    contents, start = [], 0
    for each in letter.files:
        contents.append(rest[start : start + each.size])
        start += each.size
    return letter, contents
