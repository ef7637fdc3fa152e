"""What an article must say before it may be reviewed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

MAX_TITLE = 120
MAX_BODY = 20_000
MAX_QUESTION = 120
MAX_QUESTIONS = 40
MAX_SOURCE = 300
MAX_SOURCES = 20
MAX_KEYWORD = 40
MAX_BASIS = 2_000
MAX_NOTE = 500
LONGEST_RECHECK_DAYS = 732
"""Whatever is published is looked at again within two years."""


class Written(NamedTuple):
    """What is asked of a draft when it is submitted."""

    title: str
    body: str
    sources: Sequence[str]
    starts_on: date | None
    ends_on: date | None
    recheck_on: date | None


def faults_of_draft(title: str, starts_on: date | None, ends_on: date | None) -> dict[str, str]:
    """Return field → Chinese sentence for what even a draft may not be."""
    faults = {}
    if not title.strip():
        faults["title"] = "请填写标题。"
    if starts_on and ends_on and ends_on < starts_on:
        faults["ends_on"] = "失效日期不能早于生效日期。"
    return faults


def faults_of_article(written: Written, *, today: date) -> dict[str, str]:
    """Return field → Chinese sentence for what it lacks to be submitted."""
    faults = faults_of_draft(written.title, written.starts_on, written.ends_on)
    if not written.body.strip():
        faults["body"] = "请填写正文。"
    if not any(each.strip() for each in written.sources):
        faults["sources"] = "请至少填写一条来源，注明出自哪里。"
    if written.ends_on and written.ends_on < today:
        faults["ends_on"] = "失效日期已过。"
    if written.recheck_on is None:
        faults["recheck_on"] = "请填写复核日期。"
    elif written.recheck_on <= today:
        faults["recheck_on"] = "复核日期须晚于今天。"
    elif (written.recheck_on - today).days > LONGEST_RECHECK_DAYS:
        faults["recheck_on"] = "复核日期不能晚于两年之后。"
    return faults
