"""Find what is near a text in meaning (语义检索): its vector looks into a dozen cells."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from hotline.intelligence.embeddings import embed_with_model, model_name
from hotline.knowledge.models import SearchCell, SearchEntry, SearchFrame
from hotline.knowledge.rules.search.cells import Near, cells_to_probe, nearest
from hotline.knowledge.rules.search.counts import Floats
from hotline.knowledge.rules.search.frame import Frame

_NEAR = 100


@dataclass(frozen=True)
class Meanings:
    """The frame in force with the centres of its cells."""

    pk: int
    model: str
    frame: Frame
    centres: Floats

    def packed(self) -> bytes:
        """Return the arrays, to be kept."""
        learnt = {} if self.frame.learnt is None else {"learnt": self.frame.learnt}
        arrays = {
            "questions": self.frame.questions,
            "passages": self.frame.passages,
            "centres": self.centres,
        }
        file = io.BytesIO()
        np.savez(file, **arrays, **learnt)  # type: ignore[arg-type]  # numpy's stub of **kwds
        return file.getvalue()


@dataclass(frozen=True)
class Asked:
    """A text that was given a vector, in the frame in force."""

    meanings: Meanings
    vector: Floats

    def near(self) -> Near:
        """Return the entries that lie nearest."""
        cells = SearchCell.objects.filter(
            frame=self.meanings.pk,
            number__in=cells_to_probe(self.vector, self.meanings.centres),
        )
        rows = [
            (bytes(keys), bytes(packed)) for keys, packed in cells.values_list("keys", "vectors")
        ]
        keys, packed = b"".join(row[0] for row in rows), b"".join(row[1] for row in rows)
        return nearest(self.vector, keys, packed, most=_NEAR)

    def closeness(self, entries: Sequence[SearchEntry], passages: Sequence[int]) -> Floats | None:
        """Return how near each passage of these entries is; None unless all have vectors.

        ``passages`` says how many each entry is cut into.
        """
        if any(each.vectors_model != self.meanings.model for each in entries):
            return None
        dimension = len(self.vector)
        tables = [np.frombuffer(bytes(each.vectors or b""), "<f2") for each in entries]
        if [len(each) for each in tables] != [many * dimension for many in passages]:
            return None
        table = np.concatenate(tables).reshape(-1, dimension).astype(np.float32)
        return np.asarray(self.meanings.frame.passages_in(table) @ self.vector, np.float32)


def ask_meaning(text: str) -> Asked | None:
    """Return the text with its vector; None where there is no model or nothing is arranged."""
    meanings = meanings_in_force()
    if meanings is None:
        return None
    found = embed_with_model([text], kind="query")
    if found is None or found.model != meanings.model:
        return None
    asked = meanings.frame.questions_in(np.array(found.vectors, np.float32))
    return Asked(meanings, asked[0])


def meanings_in_force() -> Meanings | None:
    """Return the newest frame, if it is of the model that would answer now."""
    newest = SearchFrame.objects.order_by("-pk").values_list("pk", "model").first()
    if newest is None or newest[1] != model_name():
        return None
    return _read(newest[0])


@lru_cache(maxsize=2)
def _read(pk: int) -> Meanings:
    """Read a frame once: it never changes, the next one has a key of its own."""
    row = SearchFrame.objects.get(pk=pk)
    with np.load(io.BytesIO(bytes(row.arrays)), allow_pickle=False) as kept:
        arrays: Mapping[str, Floats] = {name: kept[name] for name in kept.files}
    frame = Frame(arrays["questions"], arrays["passages"], arrays.get("learnt"))
    return Meanings(pk, row.model, frame, arrays["centres"])
