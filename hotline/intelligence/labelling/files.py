"""Keep a labeller in a folder: numbers in ``weights.npz``, words in ``labeller.json``; no code."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from hotline.intelligence.labelling.labeller import Labeller
from hotline.intelligence.labelling.lattice import Floats
from hotline.intelligence.labelling.network import Network
from hotline.intelligence.labelling.recurrent import GATES, Layer

_VERSION = 2
_WORDS, _NUMBERS = "labeller.json", "weights.npz"
_NAMES = (
    "words", "steps", "left-given", "left-before", "left-bias",
    "right-given", "right-before", "right-bias", "out",
)  # fmt: skip


class LabellerFileError(Exception):
    """The folder holds no labeller, or one that is not whole (Chinese text)."""


def save(labeller: Labeller, folder: Path, about: dict[str, Any]) -> None:
    """Write the labeller."""
    folder.mkdir(parents=True, exist_ok=True)
    words = {
        "version": _VERSION,
        "about": about,
        "tags": [*labeller.tags],
        "features": sorted(labeller.vocabulary, key=labeller.vocabulary.__getitem__),
        "networks": len(labeller.networks),
    }
    numbers = {
        f"{at}-{name}": each.astype(np.float16)
        for at, network in enumerate(labeller.networks)
        for name, each in zip(_NAMES, network.every(), strict=True)
    }
    np.savez_compressed(folder / _NUMBERS, **numbers)  # type: ignore[arg-type]
    (folder / _WORDS).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> tuple[Labeller, dict[str, Any]]:
    """Return the labeller and what was noted about it.

    Raises:
        LabellerFileError: there is none, or it is not whole.

    """
    try:
        words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
        with np.load(folder / _NUMBERS, allow_pickle=False) as numbers:
            networks = list(_networks(words, numbers))
        vocabulary = {each: place for place, each in enumerate(words["features"])}
        labeller = Labeller(words["tags"], vocabulary, networks)
        about = dict(words["about"])
    except FileNotFoundError as error:
        msg = f"{folder} 里没有训练好的模型。"
        raise LabellerFileError(msg) from error
    except (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile) as error:
        msg = f"{folder} 里的模型读不出来，或版本不同，请重新训练：{error}"
        raise LabellerFileError(msg) from error
    return labeller, about


def _networks(words: dict[str, Any], numbers: Mapping[str, Any]) -> Iterator[Network]:
    """Yield the networks whose shapes fit together.

    Raises:
        ValueError: one does not.

    """
    if words["version"] != _VERSION or not words["networks"]:
        msg = "版本不同"
        raise ValueError(msg)
    for at in range(words["networks"]):
        every = [numbers[f"{at}-{name}"].astype(np.float32) for name in _NAMES]
        network = _assembled(every)
        if not _fits(network, len(words["features"]), len(words["tags"])):
            msg = "各部分大小不一致"
            raise ValueError(msg)
        yield network


def _assembled(every: list[Floats]) -> Network:
    words, steps, *dense, out = every
    return Network(words, Layer(*dense[:3]), Layer(*dense[3:]), out, steps)


def _fits(network: Network, features: int, tags: int) -> bool:
    inner, width = network.words.shape[1], network.left.width
    layer = ((inner, GATES * width), (width, GATES * width), (GATES * width,))
    shapes = [(features, inner), (tags + 2, tags), *layer, *layer, (2 * width, tags)]
    return [each.shape for each in network.every()] == shapes
