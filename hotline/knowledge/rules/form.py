"""What an article must say before it may be reviewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Content:
    """What a version says, as somebody wrote it."""

    title: str
    body: str = ""
    questions: Sequence[str] = ()
    keywords: Sequence[str] = ()
    topic_code: str = ""
    area_code: str = ""
    sources: Sequence[str] = ()
    legal_basis: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    recheck_on: date | None = None
    is_public: bool = False
    is_common: bool = True
    change_note: str = ""


def faults_of_draft(content: Content) -> dict[str, str]:
    """Return field → Chinese sentence for what even a draft may not be."""
    faults = {}
    if not content.title.strip():
        faults["title"] = "请填写标题。"
    if content.starts_on and content.ends_on and content.ends_on < content.starts_on:
        faults["ends_on"] = "失效日期不能早于生效日期。"
    for name, (label, most) in _LONGEST.items():
        if len(getattr(content, name)) > most:
            faults[name] = f"{label}不能超过 {most} 字。"
    for name, (label, most, many) in _LISTS.items():
        entries = getattr(content, name)
        if len(entries) > many:
            faults[name] = f"{label}不能超过 {many} 条。"
        elif any(len(each) > most for each in entries):
            faults[name] = f"每条{label}不能超过 {most} 字。"
    return faults


def faults_of_article(content: Content, *, today: date) -> dict[str, str]:
    """Return field → Chinese sentence for what it lacks to be submitted."""
    faults = faults_of_draft(content)
    if not content.body.strip():
        faults["body"] = "请填写正文。"
    if not any(each.strip() for each in content.sources):
        faults["sources"] = "请至少填写一条来源，注明出自哪里。"
    if content.ends_on and content.ends_on < today:
        faults["ends_on"] = "失效日期已过。"
    if fault := fault_of_recheck(content.recheck_on, today=today):
        faults["recheck_on"] = fault
    return faults


def fault_of_recheck(recheck_on: date | None, *, today: date) -> str:
    """Say what is wrong with a re-check date (复核日期); empty: nothing."""
    if recheck_on is None:
        return "请填写复核日期。"
    if recheck_on <= today:
        return "复核日期须晚于今天。"
    if (recheck_on - today).days > LONGEST_RECHECK_DAYS:
        return "复核日期不能晚于两年之后。"
    return ""


def tidy(entries: Sequence[str]) -> list[str]:
    """Return the entries that say something, each once, in their order."""
    return list(dict.fromkeys(each.strip() for each in entries if each.strip()))


_LONGEST = {
    "title": ("标题", MAX_TITLE),
    "body": ("正文", MAX_BODY),
    "legal_basis": ("法律依据", MAX_BASIS),
    "change_note": ("修订说明", MAX_NOTE),
}
_LISTS = {
    "questions": ("相似问法", MAX_QUESTION, MAX_QUESTIONS),
    "keywords": ("关键词", MAX_KEYWORD, MAX_QUESTIONS),
    "sources": ("来源", MAX_SOURCE, MAX_SOURCES),
}
