"""Read a conversation from whatever it was written as; odd pieces are left out, never fatal."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hotline.workorders.rules.draft.turns import Party, Turn, who_is_operator

_PARTIES: dict[str, Party] = {
    **dict.fromkeys(
        [
            "citizen",
            "caller",
            "customer",
            "client",
            "user",
            "left",
            "市民",
            "来电人",
            "诉求人",
            "群众",
            "客户",
            "用户",
            "来话人",
            "居民",
        ],
        Party.CITIZEN,
    ),
    **dict.fromkeys(
        [
            "operator",
            "agent",
            "staff",
            "right",
            "话务员",
            "热线员",
            "坐席",
            "座席",
            "接线员",
            "客服",
            "工作人员",
            "话务",
            "受理员",
        ],
        Party.OPERATOR,
    ),
}
_LINE = re.compile(r"^\s*(?P<who>[A-Za-z一-鿿0-9_ ]{1,12})\s*[：:]\s*(?P<text>.+)$")
_TURNS = ("turns", "segments", "utterances", "messages", "transcript", "results", "sentences")
_CHANNELS = ("channels", "tracks")
_WHO = ("party", "speaker", "role", "channel", "who", "side", "from", "spk")
_TEXT = ("text", "corrected", "content", "sentence", "words_text", "raw", "utterance")
_START = ("start", "begin", "start_seconds", "from_second", "start_time", "at", "bg")
_END = ("end", "stop", "end_seconds", "to_second", "end_time", "ed")
_LONGEST = 20_000
_MOST = 5_000


def read_turns(content: Any) -> list[Turn]:
    """Return the turns of a parsed JSON document, or of plain text."""
    if isinstance(content, str):
        return _from_text(content)
    rows = list(_rows(content))[:_MOST]
    texts: dict[str, str] = {}
    for who, row in rows:
        texts[who] = texts.get(who, "") + " " + _text_of(row)
    strange = {name: text for name, text in texts.items() if _party(name) is None}
    operator = who_is_operator(strange) if strange else None
    kept = [
        Turn(
            party=_party(who) or (Party.OPERATOR if who == operator else Party.CITIZEN),
            text=text,
            start=_number(row, _START),
            end=_number(row, _END),
        )
        for who, row in rows
        if (text := _text_of(row)).strip()
    ]
    if all(each.start is not None for each in kept):
        kept.sort(key=lambda each: each.start or 0.0)
    return kept


def _rows(content: Any, who: str = "") -> Iterator[tuple[str, Any]]:
    """Yield rows with who speaks, from a list, a list by channel, or a mapping of either."""
    if isinstance(content, str):
        yield who, content
    elif isinstance(content, list):
        for row in content:
            nested = _nested(row)
            if nested is not None:
                yield from _rows(nested, _who_of(row, who))
            elif isinstance(row, Mapping | str):
                yield _who_of(row, who), row
    elif isinstance(content, Mapping):
        yield from _rows_of_mapping(content, who)


def _rows_of_mapping(content: Mapping[str, Any], who: str) -> Iterator[tuple[str, Any]]:
    channels = next((content[key] for key in _CHANNELS if content.get(key)), None)
    nested = channels if channels is not None else _nested(content)
    if isinstance(nested, Mapping):
        for name, rows in nested.items():
            yield from _rows(_nested(rows) if isinstance(rows, Mapping) else rows, str(name))
    elif nested is not None:
        yield from _rows(nested, who)
    elif _text_of(content):
        yield _who_of(content, who), content
    else:
        for name, rows in content.items():
            if _party(str(name)) is not None:
                yield from _rows(rows, str(name))


def _nested(row: Any) -> Any:
    if not isinstance(row, Mapping):
        return None
    return next((row[key] for key in _TURNS if isinstance(row.get(key), list | dict)), None)


def _who_of(row: Any, who: str) -> str:
    if not isinstance(row, Mapping):
        return who
    said = next((row[key] for key in _WHO if row.get(key) is not None), who)
    return str(said).strip()


def _party(who: str) -> Party | None:
    return _PARTIES.get(who.strip().lower())


def _text_of(row: Any) -> str:
    if isinstance(row, str):
        return row[:_LONGEST]
    found = next((row[key] for key in _TEXT if isinstance(row.get(key), str) and row[key]), "")
    return found[:_LONGEST]


def _number(row: Any, names: Iterable[str]) -> float | None:
    if not isinstance(row, Mapping):
        return None
    found = next((row[key] for key in names if row.get(key) is not None), None)
    try:
        number = float(found) if found is not None else None
    except (TypeError, ValueError):
        return None
    return number if number is not None and 0 <= number < 1e6 else None  # noqa: PLR2004 - twelve days


def _from_text(text: str) -> list[Turn]:
    """Read pasted text: lines with their speaker, or notes, which speak for the citizen."""
    lines = [line.strip() for line in text[: _LONGEST * 10].splitlines() if line.strip()]
    parted = [_LINE.match(line) for line in lines]
    spoken = [each for each in parted if each and _is_speaker(each["who"], parted)]
    if not spoken:
        return [Turn(Party.CITIZEN, line) for line in lines]
    rows: list[dict[str, str]] = []
    for line, match in zip(lines, parted, strict=True):
        if match is not None and match in spoken:
            rows.append({"who": match["who"].strip(), "text": match["text"]})
        elif rows:
            rows[-1]["text"] += line
        else:
            rows.append({"who": "市民", "text": line})
    return read_turns(rows)


def _is_speaker(who: str, parted: list[re.Match[str] | None]) -> bool:
    """Tell whether a label before a colon speaks: known, or a letter that comes back."""
    name = who.strip()
    if _party(name) is not None:
        return True
    again = sum(1 for each in parted if each and each["who"].strip() == name)
    return again > 1 and bool(re.fullmatch(r"[A-Za-z0-9_ ]{1,12}|说话人\d|发言人\d", name))
