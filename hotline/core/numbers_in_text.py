"""Hide people's numbers inside texts, however they are written: spaced, dashed, in Chinese."""

import re
from collections.abc import Iterator

_CHINESE = {
    **dict.fromkeys("〇零○", "0"),
    **dict.fromkeys("一壹幺", "1"),
    **dict.fromkeys("二贰两", "2"),
    **dict.fromkeys("三叁", "3"),
    **dict.fromkeys("四肆", "4"),
    **dict.fromkeys("五伍", "5"),
    **dict.fromkeys("六陆", "6"),
    **dict.fromkeys("七柒", "7"),
    **dict.fromkeys("八捌", "8"),
    **dict.fromkeys("九玖", "9"),
}
_DIGITS = str.maketrans({**_CHINESE, **{chr(0xFF10 + each): str(each) for each in range(10)}})
_SIGN = "0-9０-９" + "".join(_CHINESE)
_BETWEEN = r"[ \t\u3000\u200b\-－‐–—·.．,，、_/()（）]{0,2}"
_RUN = re.compile(f"[{_SIGN}](?:{_BETWEEN}[{_SIGN}]){{6,}}(?:{_BETWEEN}[Xx])?")
_PHONE = re.compile(r"1[3-9]\d{9}|0[1-9]\d{1,2}[2-9]\d{6,7}")
_IDENTITY = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_CARD = re.compile(r"(?:62|4|5[1-5])\d{14,18}")
_NAMED = re.compile(r"(?:电话|手机|座机|号码|联系方式|致电|拨打)[是为：:\s]{0,3}$")
_FIRST, _LAST = 3, 4
"""What stays to be seen, as ``mask_phone`` leaves it."""
_LOCAL = re.compile(r"[2-9]\d{6,7}")


def hide_numbers(text: str, *, but: str = "") -> str:
    """Return the text with telephone, identity and card numbers masked, but for one number.

    The length stays, and so does what stands between the signs. Rather a number too many
    is hidden than one too few.
    """
    pieces, at = [], 0
    for match in _RUN.finditer(text):
        pieces += [text[at : match.start()], _hidden(match.group(), text[: match.start()], but)]
        at = match.end()
    return "".join([*pieces, text[at:]]) if pieces else text


def digit_runs(text: str) -> Iterator[tuple[str, list[int]]]:
    """Yield runs of at least seven digits, plain, and where in the text each of them stands."""
    for match in _RUN.finditer(text):
        signs = enumerate(match.group(), match.start())
        places = [at for at, each in signs if each.translate(_DIGITS) in "0123456789Xx"]
        yield "".join(text[at].translate(_DIGITS) for at in places), places


def _hidden(run: str, before: str, but: str) -> str:
    places = [at for at, each in enumerate(run) if each.translate(_DIGITS) in "0123456789Xx"]
    digits = "".join(run[at].translate(_DIGITS) for at in places)
    signs = list(run)
    for start, end in _spans(digits, before):
        number = digits[start:end]
        if but and number == but:
            continue
        for place in places[start + _FIRST : end - _LAST]:
            signs[place] = "*"
    return "".join(signs)


def _spans(digits: str, before: str) -> list[tuple[int, int]]:
    """Return where numbers of people stand in a run of digits."""
    if _IDENTITY.fullmatch(digits) or _CARD.fullmatch(digits):
        return [(0, len(digits))]
    if found := [each.span() for each in _PHONE.finditer(digits)]:
        return found
    if _NAMED.search(before[-12:]) and (local := _LOCAL.fullmatch(digits)):
        return [local.span()]
    return []
