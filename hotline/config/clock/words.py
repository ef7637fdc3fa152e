"""The clock command's answers in Chinese sentences."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

_WEEKDAYS = "一二三四五六日"


def sentences(answer: dict[str, Any]) -> Iterator[str]:
    """Say an answer line by line."""
    yield f"时限：{answer['label']}（{answer['policy']}）"
    yield f"起表：{_moment(answer['start'])}"
    for stop in answer["stops"]:
        yield f"停表：{_moment(stop['start'])} 至 {_moment(stop['end'])}"
    yield f"到期：{_moment(answer['due'])}"
    if answer.get("last_minute_to_act"):
        yield f"最后可办理时刻：{_moment(answer['last_minute_to_act'])}"
    if "now" in answer:
        yield f"截至：{_moment(answer['now'])}"
        yield (
            f"已用 {answer['elapsed_minutes']} 分钟（{answer['percent']}%），"
            f"剩余 {answer['remaining_minutes']} 分钟{'，已超时' if answer['is_overdue'] else ''}"
        )
    yield f"计入的时段（共 {len(answer['spans'])} 段）："
    for span in answer["spans"]:
        yield f"  {_moment(span['start'])} 至 {_moment(span['end'])}，{span['minutes']} 分钟"
    if answer.get("note"):
        yield f"注意：{answer['note']}"
    for other in answer.get("other_readings", []):
        yield f"另一种读法：{other['label']}，到期 {_moment(other['due'])}"


def _moment(text: str | None) -> str:
    if text is None:
        return "尚未续表，无法确定"
    at = datetime.fromisoformat(text)
    seconds = ":%S" if at.second or at.microsecond else ""
    return f"{at:%Y-%m-%d}（周{_WEEKDAYS[at.weekday()]}）{at.strftime('%H:%M' + seconds)}"
