"""The shield's door to the knowledge base (WO-09), and the search's to unified answers."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.clock import now as current_time
from hotline.knowledge.other_sources import OtherAnswer
from hotline.knowledge.queries import valid_articles
from hotline.knowledge.rules.search.likeness import held_heading
from hotline.knowledge.search_queries import search
from hotline.knowledge.search_texts import headings_of
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.attention_permissions import READ_UNIFIED_ANSWERS
from hotline.workorders.rules.shield.draft import Answer, Draft
from hotline.workorders.unified_queries import answers_in_force

_LOOKED_AT = 5
_MOST_UNIFIED = 3
_TITLE_SHARE = 0.6


class KnowledgeAnswers:
    """Stops an inquiry that an article answers; anything else needs the department's hand."""

    def find_answers(self, draft: Draft) -> tuple[Answer, ...]:
        """Return the article whose title or question the inquiry asks almost word for word."""
        if draft.appeal_type != AppealType.INQUIRY:
            return ()
        articles = valid_articles(local_date(current_time()))
        found = search(draft.whole, articles, most=_LOOKED_AT, by_meaning=False)
        for each in found:
            heading = held_heading(draft.whole, headings_of(each.version))
            if heading is not None:
                because = f"问的是“{heading}”"
                return (Answer(id=str(each.article.pk), title=each.version.title, because=because),)
        return ()


def find_unified(text: str, visitor: Visitor, now: datetime) -> list[OtherAnswer]:
    """Return the unified answers in force whose keywords the text holds, or whose title it asks."""
    if not visitor.has(READ_UNIFIED_ANSWERS):
        return []
    found = [
        (each, because)
        for each in answers_in_force(now).order_by("-id")
        if (because := _because(text, each.keywords, each.title))
    ]
    return [
        OtherAnswer("unified_answer", "统一答复", str(each.pk), each.title, each.text, because)
        for each, because in found[:_MOST_UNIFIED]
    ]


def _because(text: str, keywords: list[str], title: str) -> str:
    held = [each for each in keywords if each in text]
    if keywords and len(held) == len(keywords):
        return f"关键词“{'”“'.join(held)}”"
    if held_heading(text, [title], least=_TITLE_SHARE) or held_heading(title, [text]):
        return "标题"
    return ""
