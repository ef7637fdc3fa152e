"""What is said, in sounds the engine has: prompts, places and minutes in line (VOI-08)."""

from dataclasses import dataclass

from contracts.telephony_config import PromptSet

_MINUTE = 60
_TOO_MANY_TO_COUNT = 100
_MINUTES_SAID = (2, 3, 5, 10, 15, 20, 30)
"""Rounded upwards; beyond the last a figure would only discourage, and be wrong."""
_COUNTED_AS_IN_CHINESE = ("zh", "ja", "ko")
_USUAL = "zh"


@dataclass(frozen=True, slots=True)
class Saying:
    """One or several sounds (comma-separated) in one language."""

    media: str
    language: str


def sound(name: str) -> str:
    """Name one of our prompts to the engine."""
    return f"sound:hotline/{name}"


def find_prompt(name: str, language: str, prompts: list[PromptSet]) -> Saying:
    """Choose a prompt's sound: published in this language, else in Chinese, else the engine's own.

    The engine's own prompts fall back to Chinese inside the engine.
    """
    for published in prompts:
        if published.name != name:
            continue
        for spoken in (language, _USUAL):
            if spoken in published.sounds:
                return Saying(sound(published.sounds[spoken]), spoken)
    return Saying(sound(name), language)


def position_media(ahead: int, language: str) -> str:
    """Say how many wait ahead (您前面还有 N 位), or that one is the next."""
    if ahead <= 0:
        return sound("position-next")
    if ahead >= _TOO_MANY_TO_COUNT:
        return sound("all-busy")
    number = count_media(ahead, language)
    return f"{sound('position-prefix')},{number},{sound('position-suffix')}"


def estimate_media(seconds: float | None, language: str) -> str:
    """Say the estimated wait (预计等待约 N 分钟); empty when there is no estimate."""
    if seconds is None:
        return ""
    if seconds <= _MINUTE:
        return sound("estimate-short")
    minutes = next((said for said in _MINUTES_SAID if seconds <= said * _MINUTE), None)
    if minutes is None:
        return sound("estimate-long")
    number = count_media(minutes, language)
    return f"{sound('estimate-prefix')},{number},{sound('estimate-suffix')}"


def announcement_media(ahead: int | None, seconds: float | None, language: str) -> str:
    """Say the place, if given, and then the estimated wait, if there is one."""
    place = "" if ahead is None else position_media(ahead, language)
    return ",".join(part for part in (place, estimate_media(seconds, language)) if part)


def count_media(number: int, language: str) -> str:
    """Say 1 to 99 before what is counted: 两位, 十二位, 三十五分钟."""
    if language not in _COUNTED_AS_IN_CHINESE:
        return f"number:{number}"
    if number == 2 and language == _USUAL:  # noqa: PLR2004 - 两, not 二, before a measure word
        return "sound:digits/pair"
    return chinese_number(number)


def chinese_number(number: int) -> str:
    """Say 1 to 99 as Chinese does, 十二 and 三十五; the engine itself would say 一十二."""
    tens, ones = divmod(number, 10)
    digits = ([tens] if tens > 1 else []) + ([10] if tens else []) + ([ones] if ones else [])
    return ",".join(f"sound:digits/{digit}" for digit in digits)
