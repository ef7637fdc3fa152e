"""How often the shield's words name the right category, on letters people labelled.

The contest's seven labels are coarser than the city's groups; each is mapped to the groups
that mean the same by the contest's own tree. The words were written by hand; no letter is
part of the product.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hotline.workorders.rules.shield.checks import topic_unfit
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.topics import rank_topics

LABELS: dict[str, tuple[str, ...]] = {
    "城乡建设": ("01", "04", "05", "0303", "1202", "1404"),
    "劳动和社会保障": ("06", "0802"),
    "教育文体": ("07", "1303"),
    "商贸旅游": ("09", "1301", "1302", "1401", "1402", "1403", "0406"),
    "环境保护": ("02",),
    "卫生计生": ("08",),
    "交通运输": ("03",),
}
"""Label → prefixes of topic codes, as the contest's own tree of labels divides them."""


def label_of(code: str) -> str:
    """Return the contest's label of a topic of ours; empty when it has none."""
    fits = [
        (len(prefix), label)
        for label, prefixes in LABELS.items()
        for prefix in prefixes
        if code.startswith(prefix)
    ]
    return max(fits)[1] if fits else ""


def guess(text: str, city: City) -> str:
    """Return the label with the highest sum of scores; empty when no word is known."""
    sums: dict[str, float] = {}
    for each in rank_topics(text, city):
        label = label_of(each.code)
        if label:
            sums[label] = sums.get(label, 0.0) + each.score
    return max(sums, key=lambda label: sums[label], default="")


def labelled(where: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each labelled set by name, as pairs of text and label."""
    rows = [json.loads(line) for line in (where / "train_segmented.jsonl").open(encoding="utf-8")]
    cut = [(row["text_seg"].replace(" ", ""), row["label"]) for row in rows]
    yield "train_segmented (words without stop words, joined)", cut
    rows = [
        json.loads(line) for line in (where / "sample_raw_labelled.jsonl").open(encoding="utf-8")
    ]
    yield (
        "sample_raw_labelled",
        [(f"{row['topic']}。{row['detail']}", row["label"]) for row in rows],
    )


def show_topics(where: Path, city: City) -> None:
    """Print accuracy and macro F1, and what the check would say of right and wrong choices."""
    for name, pairs in labelled(where):
        guessed = [(guess(text, city), label) for text, label in pairs]
        right = sum(said == label for said, label in guessed)
        silent = sum(not said for said, _ in guessed)
        print(
            f"Category by words on {name}: {len(pairs)} texts, accuracy {right / len(pairs):.3f}, "
            f"macro F1 {_macro(guessed):.3f}, no word known in {silent}."
        )
        _show_check(pairs, city)


def _macro(guessed: list[tuple[str, str]]) -> float:
    scores = []
    for label in LABELS:
        hit = sum(said == real == label for said, real in guessed)
        said = sum(each == label for each, _ in guessed)
        real = sum(each == label for _, each in guessed)
        scores.append(2 * hit / (said + real) if said + real else 0.0)
    return sum(scores) / len(scores)


def _show_check(pairs: list[tuple[str, str]], city: City) -> None:
    """Choose the best topic of the right label, then of a wrong one; count the warnings."""
    warned = {True: 0, False: 0}
    labels = list(LABELS)
    for text, label in pairs:
        for is_right in (True, False):
            wrong = labels[(labels.index(label) + 3) % len(labels)]
            code = _best_of(text, label if is_right else wrong, city)
            draft = Draft(event=text, topic_code=code)
            known = Known(now=datetime.now(UTC))
            warned[is_right] += any(True for _ in topic_unfit.find(draft, known, city))
    total = len(pairs)
    print(
        f"  The check warns of {warned[False] / total:.1%} of wrong categories, "
        f"and falsely of {warned[True] / total:.1%} of right ones."
    )


def _best_of(text: str, label: str, city: City) -> str:
    """Return the topic a careful operator would choose within the label."""
    for each in rank_topics(text, city):
        if label_of(each.code) == label:
            return each.code
    return next(code for code in city.topics if label_of(code) == label)
