"""What a unified answer (统一答复) must say."""

from collections.abc import Sequence
from datetime import date


def faults_of_unified_answer(
    *, title: str, text: str, starts_on: date, ends_on: date
) -> dict[str, str]:
    """Return field → Chinese sentence for what it lacks."""
    faults = {}
    if not title.strip():
        faults["title"] = "请填写标题。"
    if not text.strip():
        faults["text"] = "请填写答复口径。"
    if ends_on < starts_on:
        faults["ends_on"] = "失效日期不能早于生效日期。"
    return faults


def speaks_of(keywords: Sequence[str], text: str) -> bool:
    """Tell whether a text surely is about the matter: it holds every keyword, and there are any."""
    return bool(keywords) and all(each in text for each in keywords)
