"""Fill a template (通知模板) in; preview and sending both come here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hotline.contacts.rules.channels import Channel
from hotline.core.numbers_in_text import hide_numbers
from hotline.core.text import clean_text
from hotline.messaging.rules.notices import ASKED_FOR, Purpose

MAX_TEMPLATE = 500
MAX_VALUE = 120
_PLACE = re.compile(r"\{([a-z][a-z_]{0,29})\}")
_MUST_SAY = {Purpose.CODE: "code"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a city puts around its short messages."""

    signature: str
    """The carriers ask for it at the front, such as 【海口12345】."""
    opt_out_hint: str


def places_in(text: str) -> list[str]:
    """Return the names of the placeholders, in order, each once."""
    return list(dict.fromkeys(_PLACE.findall(text)))


def template_fault(text: str, purpose: Purpose, known: Mapping[str, str]) -> str:
    """Return what is wrong with a text that uses these placeholders; empty: nothing."""
    if not 1 <= len(text) <= MAX_TEMPLATE:
        return f"通知内容须为 1 至 {MAX_TEMPLATE} 字。"
    if re.search(r"[{}]", _PLACE.sub("", text)):
        return "花括号没有成对，或里面不是可用的占位符。"
    if unknown := [each for each in places_in(text) if each not in known]:
        return f"没有占位符 {{{'、'.join(unknown)}}}；可用：{'、'.join(known) or '无'}。"
    must = _MUST_SAY.get(purpose)
    if must and must not in places_in(text):
        return f"{{{must}}} 不能省略。"
    return _sign_fault(text)


def _sign_fault(text: str) -> str:
    if hide_numbers(text) != text:
        return "模板里不要写个人的电话、证件号等号码。"
    if "【" in text or "】" in text:
        return "签名由系统加在最前，模板里不要写【】。"
    return ""


def missing_values(text: str, values: Mapping[str, object]) -> list[str]:
    """Return the placeholders nothing was given for."""
    return [each for each in places_in(text) if each not in values]


def word(
    text: str,
    values: Mapping[str, object],
    *,
    purpose: Purpose,
    channel: Channel,
    style: Style,
) -> str:
    """Return what the citizen reads: placeholders filled in, once, and the city's name.

    A value that looks like a placeholder stays as it is; line breaks in values become spaces.
    """
    filled = _PLACE.sub(lambda match: _plain(values[match.group(1)]), text)
    if channel is not Channel.SMS:
        return filled
    hint = "" if purpose in ASKED_FOR else style.opt_out_hint
    return f"{style.signature}{filled}{hint}"


def _plain(value: object) -> str:
    cleaned = " ".join(str(clean_text(str(value))).split())
    return cleaned.replace("【", "[").replace("】", "]")[:MAX_VALUE]
