"""Find sentences that ask for something."""

import re

from hotline.workorders.rules.shield.draft import Draft

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_WISH = re.compile(
    r"希望|请求|请(?!问题|假|客|帖)|要求|恳请|盼|诉求|建议|望(?!见|着|去)|能否|能不能|可否|是否|"
    r"咨询|询问|怎么|如何|什么时候|何时|多久|为什么|为何|吗|呢|[?？]|投诉|举报|感谢|表扬|尽快|解决"
)


_ASKS = re.compile(r"咨询|请问|想问|想了解|想知道|建议|能否|可否|如何|怎么|什么|多少")
_OPENING = 40
_QUESTIONS = frozenset({"inquiry", "suggestion", "praise"})


def is_question(draft: Draft) -> bool:
    """Tell whether it asks or suggests, by its type or, where none is known, its first words."""
    if draft.appeal_type is not None:
        return draft.appeal_type in _QUESTIONS
    return draft.is_text_only and bool(_ASKS.search(draft.story[:_OPENING]))


def wishes_in(text: str) -> list[str]:
    """Return the sentences that ask, as they stand."""
    return [each.strip() for each in _SENTENCE.findall(text) if _WISH.search(each)]
