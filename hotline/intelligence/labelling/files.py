"""Keep a labeller in a folder: numbers in ``weights.npz``, words in ``labeller.json``; no code."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from hotline.intelligence.labelling.labeller import Labeller

_VERSION = 1
_NOTHING = 1e-3
_WORDS, _NUMBERS = "labeller.json", "weights.npz"


class LabellerFileError(Exception):
    """The folder holds no labeller, or one that is not whole (Chinese text)."""


def save(labeller: Labeller, folder: Path, about: dict[str, Any]) -> None:
    """Write the labeller; features whose weights are all near nothing are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = labeller.weights
    weighty = np.abs(weights).max(axis=1) > _NOTHING
    known = [each for each, place in labeller.vocabulary.items() if weighty[place]]
    rows = [labeller.vocabulary[each] for each in known]
    words = {"version": _VERSION, "about": about, "tags": [*labeller.tags], "features": known}
    np.savez_compressed(
        folder / _NUMBERS, weights=weights[rows].astype(np.float16), steps=labeller.steps
    )
    (folder / _WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> tuple[Labeller, dict[str, Any]]:
    """Return the labeller and what was noted about it.

    Raises:
        LabellerFileError: there is none, or it is not whole.

    """
    try:
        words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
        with np.load(folder / _NUMBERS, allow_pickle=False) as numbers:
            weights = numbers["weights"].astype(np.float32)
            steps = numbers["steps"].astype(np.float32)
        tags, features = words["tags"], words["features"]
    except FileNotFoundError as error:
        msg = f"{folder} 里没有训练好的模型。"
        raise LabellerFileError(msg) from error
    except (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile) as error:
        msg = f"{folder} 里的模型读不出来：{error}"
        raise LabellerFileError(msg) from error
    shape = (len(features), len(tags))
    if words["version"] != _VERSION or weights.shape != shape or len(steps) != len(tags) + 2:
        msg = f"{folder} 里的模型不完整，或版本不同，请重新训练。"
        raise LabellerFileError(msg)
    vocabulary = {each: place for place, each in enumerate(features)}
    return Labeller(tags, vocabulary, weights, steps), words["about"]
