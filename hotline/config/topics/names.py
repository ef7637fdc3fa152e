"""Read a tree of topics: what stands below a topic says what it is about (分类目录)."""

import csv
from collections.abc import Iterator
from pathlib import Path

from hotline.intelligence.classifying.example import Example, levels, topic_of


def read_names(path: Path, known: set[str]) -> Iterator[Example]:
    """Yield the names below every known topic, one line of the tree each.

    A line is one topic from its first level down; a first line of ``l1,l2,l3`` names nothing.

    Raises:
        OSError: the file cannot be opened.

    """
    spelled = {levels(each) for each in known}
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.reader(file):
            names = levels("/".join(" ".join(each.split()) for each in row))
            topic = next(
                (names[:depth] for depth in range(len(names), 0, -1) if names[:depth] in spelled),
                None,
            )
            if topic:
                below = names[len(topic) :] or topic[-1:]
                yield Example(topic_of(topic), "，".join(below))
