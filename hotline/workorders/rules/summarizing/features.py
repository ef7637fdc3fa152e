"""Eleven things by which a clause shows whether it is what the text is about."""

import re
from collections import Counter
from collections.abc import Sequence
from math import log

from hotline.workorders.rules.summarizing.clauses import Clause

NAMES = (
    *("first", "early", "late", "length", "long", "central", "place", "wish"),
    *("fault", "person", "number"),
)
_PLACE = re.compile(r"[市区县镇街道路巷村]|小区|花园|广场|社区|学校|医院|公司|大道|项目|楼盘|工地")
_WISH = re.compile(
    r"希望|请求|要求|建议|请|恳|咨询|能否|何时|什么时候|是否|如何|怎么|为什么|吗|投诉|举报|反映"
)
_FAULT = re.compile(
    r"扰民|违|拖欠|噪|污染|坏|不(?:予|给|能|合理|作为|按|退|交)|没有|无法|乱|问题|漏|停|拆|收费|欺|骗|安全"
)
_PERSON = re.compile(r"^(?:我|本人|他|她|你们|大家|自己)|感谢|谢谢|领导|您")
_NUMBER = re.compile(r"\d")
_USUAL, _LONG = 14, 30


def pairs_of(text: str) -> Counter[str]:
    """Count the pairs of neighbouring letters and Han."""
    letters = "".join(filter(str.isalnum, text))
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))


def features_of(clauses: Sequence[Clause]) -> list[tuple[float, ...]]:
    """Return the features of each clause of one text, in the order of ``NAMES``."""
    whole: Counter[str] = Counter()
    for each in clauses:
        whole.update(pairs_of(each.text).keys())
    return [_features(each, whole, len(clauses)) for each in clauses]


def _features(clause: Clause, whole: Counter[str], count: int) -> tuple[float, ...]:
    text, pairs = clause.core, pairs_of(clause.core)
    size = len(text)
    shared = sum(log(whole[each]) for each in pairs if whole[each] > 1)
    return (
        float(clause.place == 0),
        1 / (1 + clause.place),
        clause.place / max(count - 1, 1),
        log(1 + size / _USUAL),
        float(size > _LONG),
        shared / (1 + len(pairs)),
        float(bool(_PLACE.search(text))),
        float(bool(_WISH.search(clause.text))),
        float(bool(_FAULT.search(text))),
        float(bool(_PERSON.search(text))),
        len(_NUMBER.findall(text)) / (1 + size),
    )
