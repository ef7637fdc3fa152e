"""How often a question finds its answer (``python -m bench.knowledge_recall PATH [KEPT.npz]``).

PATH, or ``HOTLINE_FAQ``, is ``qa_give.tsv`` of questions and answers from policy papers; without
it nothing is measured. Papers are dealt into four heaps, nearly equal questions and
answers always into one. The first heap is held: only its answers are indexed, its questions
asked; the pairs of the other heaps are what ``--learn`` learns from. Each row is given among all
its answers and among those of 20 characters and more. KEPT keeps the vectors for the next time.
Goal: R@1 ≥ 0.40, R@5 ≥ 0.60.
"""

import csv
import hashlib
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.figures import machine
from hotline.config.knowledge.folder import Index, build
from hotline.config.knowledge.learning import learn
from hotline.config.knowledge.lines import Article, Question
from hotline.config.knowledge.searching import answers
from hotline.config.knowledge.vectors import model_for, vectors_of
from hotline.core.han import plain
from hotline.knowledge.rules.search.asking import NO_OTHERS
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.weights import WITH_VECTORS

GOAL = {1: 0.40, 5: 0.60}
HEAPS, HELD, SHORT = 4, 0, 20
_DEPTHS = (1, 5, 50)
_LIKE_ANSWERS, _LIKE_QUESTIONS, _COMMON = 0.6, 0.75, 300


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, its answer, and the paper both are from."""

    question: str
    answer: str
    paper: str


class Vectors:
    """Vectors of texts, each made once and kept in a file."""

    def __init__(self, file: Path | None) -> None:
        """Read what was kept."""
        self._file = file
        self._known: dict[str, Floats] = {}
        if file is not None and file.exists():
            with np.load(file, allow_pickle=False) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))

    def of(self, texts: Sequence[str], *, of_questions: bool) -> Floats:
        """Return the vectors."""
        names = [f"{'qp'[not of_questions]}{each}" for each in texts]
        missing = [at for at, name in enumerate(names) if name not in self._known]
        some = [texts[at] for at in missing]
        if some:
            made = vectors_of(some, of_questions=of_questions, tell=lambda _: None)
            if made is None:
                msg = "The model gave no answer."
                raise SystemExit(msg)
            self._known |= {names[at]: each for at, each in zip(missing, made, strict=True)}
            self._keep()
        return np.stack([self._known[name] for name in names]).astype(np.float32)

    def _keep(self) -> None:
        if self._file is not None:
            kept = np.stack([*self._known.values()])
            np.savez(self._file, texts=np.array([*self._known]), vectors=kept)


def main() -> int:
    """Measure; 1 when the goal is missed."""
    path = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("HOTLINE_FAQ", "-"))
    if not path.is_file():
        print("No questions and answers: nothing is measured.")
        return 0
    heaps = deal(read(path))
    vectors = Vectors(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    pairs = [each for at, heap in enumerate(heaps) if at != HELD for each in heap]
    print(f"On {machine()}: {len(heaps[HELD])} held pairs, {len(pairs)} to learn from.\n")
    print("| ranking | answers indexed | R@1 | R@5 | R@50 |\n|---|---|---|---|---|")
    return int(not measure(heaps[HELD], pairs, vectors))


def measure(held: Sequence[Pair], pairs: Sequence[Pair], vectors: Vectors) -> bool:
    """Print the rows; tell whether the goal is reached with what pairs teach."""
    _rows("no model", held, _orders(_index(held), held, None))
    if not model_for("auto"):
        return False
    asked = vectors.of([each.question for each in held], of_questions=True)
    index = _with_vectors(held, vectors)
    _rows("e5-small", held, _orders(index, held, asked))
    _learn(index, pairs, vectors)
    found = _rows(f"e5-small, `--learn` {len(pairs)}", held, _orders(index, held, asked))
    return all(found[depth] >= share for depth, share in GOAL.items())


def read(path: Path) -> list[Pair]:
    """Return the pairs of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [Pair(row["question"], row["answer"].strip(), row["docid"]) for row in rows]


def deal(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the heaps; which one a paper is in hangs on nothing but its name."""
    above = list(range(len(pairs)))

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    first: dict[str, int] = {}
    for at, each in enumerate(pairs):
        above[top(at)] = top(first.setdefault(each.paper, at))
    for texts, least in (
        ([each.answer for each in pairs], _LIKE_ANSWERS),
        ([each.question for each in pairs], _LIKE_QUESTIONS),
    ):
        for one, other in _alike(texts, least):
            above[top(one)] = top(other)
    heaps: list[list[Pair]] = [[] for _ in range(HEAPS)]
    for at, each in enumerate(pairs):
        name = hashlib.sha256(pairs[top(at)].paper.encode()).digest()
        heaps[name[0] % HEAPS].append(each)
    return heaps


def _alike(texts: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Return which texts share most of their runs of three characters."""
    runs = [{text[at : at + 3] for at in range(len(text) - 2)} for text in map(plain, texts)]
    holding: dict[str, list[int]] = defaultdict(list)
    found = []
    for at, some in enumerate(runs):
        shared = Counter(other for run in some for other in holding[run][:_COMMON])
        found += [
            (at, other) for other, many in shared.items() if many >= least * len(some | runs[other])
        ]
        for run in some:
            holding[run].append(at)
    return found


def _index(held: Sequence[Pair]) -> Index:
    return build([Article(at, each.answer) for at, each in enumerate(held)])


def _with_vectors(held: Sequence[Pair], vectors: Vectors) -> Index:
    index = _index(held)
    passages = [each.text for each in index.texts if not each.is_heading]
    index.vectors = vectors.of(passages, of_questions=False)
    index.weights = WITH_VECTORS
    return index


def _learn(index: Index, pairs: Sequence[Pair], vectors: Vectors) -> None:
    questions = [Question(at, each.question, each.answer) for at, each in enumerate(pairs)]
    learn(index, questions, tell=lambda _: None, embed=vectors.of)


def _orders(index: Index, held: Sequence[Pair], asked: Floats | None) -> list[list[int]]:
    questions = [Question(at, each.question) for at, each in enumerate(held)]
    rows = answers(index, questions, asked, others=NO_OTHERS, most=len(held))
    return [[each["id"] for each in row["results"]] for row in rows]


def _rows(name: str, held: Sequence[Pair], orders: Sequence[Sequence[int]]) -> dict[int, float]:
    """Print two rows and return the shares of the last; intervals are of 2,000 draws."""
    found: dict[int, float] = {}
    for least in (0, SHORT):
        kept = {at for at, each in enumerate(held) if len(each.answer) >= least}
        among = [[at for at in orders[one] if at in kept] for one in sorted(kept)]
        pairs = zip(sorted(kept), among, strict=True)
        ranks = np.array([ids.index(at) if at in ids else len(held) for at, ids in pairs])
        draws = np.random.default_rng(1).integers(0, len(ranks), (2000, len(ranks)))
        cells = []
        for depth in _DEPTHS:
            hit = ranks < depth
            found[depth] = float(hit.mean())
            low, high = np.quantile(hit[draws].mean(axis=1), (0.025, 0.975))
            cells.append(f"{found[depth]:.3f} ({low:.3f}-{high:.3f})")
        of = "all" if not least else f"of ≥ {least} characters"
        print(f"| {name} | {len(ranks)}, {of} | {' | '.join(cells)} |", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
