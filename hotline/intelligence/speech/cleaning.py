"""What is kept of an engine's words: inventions on noise, loops and the prompt itself are not."""

import re

from hotline.intelligence.speech.segments import Heard

_PROMPT = ("以下是普通话的句子", "使用简体中文", "以下是普通话的句子使用简体中文")
_INVENTED = re.compile(
    "字幕(由|by|：|:|志愿者|提供|制作)|Amara|点赞.{0,4}订阅|明镜与?点点|谢谢(观看|收看|大家观看)"
    "|下期再见$|thanks? for watching|subscribe",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\W_]+")
_LOOP = re.compile(r"(.{1,20}?)\1{3,}")
_SEVERAL_NAMES = 8
"""So many characters of the told names, in their order, are no accident."""
_NO_SPEECH, _UNSURE, _MOST_A_SECOND = 0.6, -1.0, 16


def kept(heard: Heard, seconds: float, words: str = "") -> str:
    """Return the words that are believed; empty when none are.

    ``words`` are the likely names the engine was told: a run of them is the engine talking to
    itself, a single one may be what somebody said.
    """
    text = unlooped(heard.text.strip())
    bare = _MARKS.sub("", text)
    if not bare or bare in _PROMPT or _INVENTED.search(text):
        return ""
    if len(bare) >= _SEVERAL_NAMES and bare in _MARKS.sub("", words):
        return ""
    if heard.no_speech > _NO_SPEECH and heard.score < _UNSURE:
        return ""
    if len(bare) > _MOST_A_SECOND * max(seconds, 1.0) and heard.score < _UNSURE / 2:
        return ""
    return without_prompt(text)


def without_prompt(text: str) -> str:
    """Take a leaked prompt off the beginning."""
    for each in sorted(_PROMPT, key=len, reverse=True):
        if text.startswith(each):
            return text[len(each) :].lstrip("，。,. ")
    return text


def unlooped(text: str) -> str:
    """Keep one of a phrase said four times or more in a row; digits may repeat."""

    def once(found: re.Match[str]) -> str:
        return found.group() if found.group(1).isdecimal() else found.group(1)

    return _LOOP.sub(once, text)
