"""The real city of the shield's tests, read from its files, and drafts to examine."""

import csv
from datetime import datetime
from functools import cache
from typing import Any

import yaml
from django.conf import settings

from hotline.workorders.rules.shield import examine
from hotline.workorders.rules.shield.city import (
    AreaName,
    City,
    DepartmentName,
    Names,
    TopicName,
    prepare,
)
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Finding, Mend
from hotline.workorders.shield_city import read_words
from tests.cast import NOW

FOLDER = settings.BASE_DIR / "cities" / "haikou"


@cache
def haikou() -> City:
    """Return the city its files describe."""
    topics = yaml.safe_load((FOLDER / "topics.yaml").read_text(encoding="utf-8"))["topics"]
    found = yaml.safe_load((FOLDER / "departments.yaml").read_text(encoding="utf-8"))
    with (FOLDER / "areas.csv").open(encoding="utf-8") as lines:
        areas = [
            AreaName(row["code"], row["name"], row["level"], row["parent"])
            for row in csv.DictReader(lines)
        ]
    names = Names(
        topics=tuple(
            TopicName(each["code"], each["name"], group["name"], group["code"])
            for group in topics
            for each in group["children"]
        ),
        areas=tuple(areas),
        departments=tuple(
            DepartmentName(each["code"], each["name"], each["short_name"], each["duties"])
            for each in found["departments"]
        ),
    )
    return prepare(*read_words(FOLDER), names)


def a_draft(**changes: Any) -> Draft:
    """Return a demand nothing is wrong with."""
    usual: dict[str, Any] = {
        "place": "龙华区金贸街道国贸路 12 号小区北门",
        "event": "11 月 24 日起，小区门口三盏路灯不亮，夜间老人出行不便，多次反映没有结果。",
        "demand": "请尽快检修路灯，并告知处理时间。",
        "caller_name": "陈静",
        "caller_phone": "13907551234",
        "appeal_type": "help",
        "urgency": "general",
        "topic_code": "0107",
        "area_code": "460106003",
        "department_code": None,
    }
    return Draft(**(usual | changes))


def found_in(draft: Draft, now: datetime = NOW, **known: Any) -> list[Finding]:
    """Return everything the shield finds."""
    return examine(draft, Known(now=now, **known), haikou())


def of_code(code: str, draft: Draft, **known: Any) -> list[Finding]:
    """Return what one check finds."""
    return [each for each in found_in(draft, **known) if each.code == code]


def mended(draft: Draft, finding: Finding, mend: Mend) -> dict[str, str]:
    """Return the field a mend changes, as a page would change it."""
    if finding.span is None or mend.kind != "replace_text":
        return {mend.field: mend.value}
    text, span = draft.texts[mend.field], finding.span
    assert text[span.start : span.end] == span.text
    return {mend.field: text[: span.start] + mend.value + text[span.end :]}
