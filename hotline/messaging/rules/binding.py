"""What a citizen writes in a chat to link it with their number (绑定手机号): pure."""

import re
import unicodedata
from dataclasses import dataclass

_BINDING = re.compile(r"绑定(?:手机号?)?[\s:,]*(1\d{10})(?:[\s:,]+(\d{6}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Binding:
    """The number, and the code once it was read."""

    phone: str
    code: str = ""


def read_binding(text: str) -> Binding | None:
    """Return what is asked for; None when the message is about something else."""
    plain = unicodedata.normalize("NFKC", text).replace("，", ",").strip(" 。.!")
    found = _BINDING.fullmatch(plain)
    return Binding(found.group(1), found.group(2) or "") if found else None
