"""Many articles packed at once hold what each of them holds by itself."""

from collections import Counter

import numpy as np

from hotline.core.han import is_han, plain
from hotline.knowledge.rules.search.grams import grams_of, initials_of, sounds_of
from hotline.knowledge.rules.search.packing import Counted, Said
from hotline.knowledge.rules.search.postings import BLOCK, ENTRY, worth_of

SAID = [
    Said(["住房公积金提取", "公积金"], "租房、购房可以提取。\n拨打 12345，或登录ＡＰＰ。"),
    Said([], "公积金贷款利率3.1%，公积金公积金。𠀀字"),
    Said(["W2"], ""),
]
KEYS = [BLOCK - 1, BLOCK, BLOCK + 7]


def _alone(said: Said) -> Counter[str]:
    counts = Counter(grams_of(said.body))
    for heading in map(plain, said.headings):
        for each in grams_of(heading):
            counts[each] += 3
        counts.update([*sounds_of(heading), *initials_of(heading)])
    return counts


def test_every_feature_is_held_where_it_is_written() -> None:
    alone = [_alone(each) for each in SAID]
    counted = Counted(SAID)
    sizes = [sum(many for each, many in one.items() if each[0] not in "~^") for one in alone]
    assert counted.sizes.tolist() == sizes
    expected: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for key, one, size in zip(KEYS, alone, sizes, strict=True):
        for feature, times in one.items():
            worth = int(worth_of(np.array([times]), np.array([size]), 30.0)[0])
            expected.setdefault((feature, key // BLOCK), []).append((key, worth))
    found = {(each.feature, each.block): each for each in counted.rows(KEYS, 30.0)}
    assert found.keys() == expected.keys()
    for place, entries in expected.items():
        row = found[place]
        assert row.held == len(entries)
        is_single = len(row.feature) == 1 and is_han(row.feature)
        kept = np.frombuffer(row.entries, ENTRY).tolist()
        assert kept == ([] if is_single else entries), row.feature


def test_nothing_is_packed_of_nothing() -> None:
    assert [*Counted([]).rows([], 1.0)] == []
    assert [*Counted([Said([], "，")]).rows([1], 1.0)] == []
