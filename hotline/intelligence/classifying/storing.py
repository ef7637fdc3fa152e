"""Keep a model in a folder of plain numbers and JSON: nothing in it can run."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from hotline.intelligence.classifying.cutting import Cutter
from hotline.intelligence.classifying.linear import Decision
from hotline.intelligence.classifying.meaning import Meaning
from hotline.intelligence.classifying.tree import Names
from hotline.intelligence.classifying.vectors import Vocabulary

FORMAT = 1
PARTS = ("cutter", "vocabulary", "tree", "slopes", "threshold", "card", "meaning")
_NUMBERS, _CARD = "numbers.npz", "card.json"


class ModelFilesError(Exception):
    """The folder holds no model that can be read (Chinese text)."""


def write(folder: Path, parts: Mapping[str, Any]) -> None:
    """Write the parts beside the folder, then put them in its place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        np.savez(fresh / _NUMBERS, **_numbers(parts))  # type: ignore[arg-type]  # arrays by name
        digest = _digest(fresh / _NUMBERS)
        card = {**parts["card"], "format": FORMAT, "numbers_sha256": digest}
        text = json.dumps(card, ensure_ascii=False, indent=2)
        (fresh / _CARD).write_text(text + "\n", encoding="utf-8")
        fresh.chmod(0o755)
        _put(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _put(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    # Somebody's folder may hold other files; only ours are replaced, the card last.
    for name in (_NUMBERS, _CARD):
        (fresh / name).replace(folder / name)


def read(folder: Path) -> dict[str, Any]:
    """Return the parts of the model in a folder.

    Raises:
        ModelFilesError: it is absent, of another version or damaged.

    """
    card = read_card(folder)
    numbers = folder / _NUMBERS
    if not numbers.is_file() or _digest(numbers) != card.get("numbers_sha256"):
        msg = f"{folder} 里的模型不完整或被改动过，请重新训练。"
        raise ModelFilesError(msg)
    try:
        with np.load(numbers, allow_pickle=False) as kept:
            return _parts(dict(kept), card)
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        msg = f"{folder} 里的模型无法读取，请重新训练。"
        raise ModelFilesError(msg) from error


def read_card(folder: Path) -> dict[str, Any]:
    """Return the card of the model in a folder.

    Raises:
        ModelFilesError: there is none, or it is of another version.

    """
    try:
        card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        msg = f"{folder} 里没有模型，请先训练：hotline topics train"
        raise ModelFilesError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"{folder} 里的模型卡无法读取。"
        raise ModelFilesError(msg) from error
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        msg = f"{folder} 里的模型是另一版本的，请重新训练。"
        raise ModelFilesError(msg)
    return card


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _numbers(parts: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    cutter, vocabulary, tree = parts["cutter"], parts["vocabulary"], parts["tree"]
    above = sorted(tree)
    names = [[list(each), list(tree[each].names)] for each in above]
    return {
        "words": _packed(list(cutter.counts)),
        "word_counts": np.array(list(cutter.counts.values()), np.int64),
        "terms": _packed(vocabulary.terms),
        "rarity": vocabulary.rarity,
        "decisions": _packed([json.dumps(names, ensure_ascii=False)]),
        "slopes": np.array(parts["slopes"], np.float64),
        "threshold": np.array(parts["threshold"], np.float64),
        **_of_meaning(parts["meaning"]),
        **{f"terms_{at}": tree[each].terms for at, each in enumerate(above)},
        **{f"weights_{at}": tree[each].weights for at, each in enumerate(above)},
        **{f"bias_{at}": tree[each].bias for at, each in enumerate(above)},
    }


def _of_meaning(meaning: Meaning | None) -> dict[str, NDArray[Any]]:
    if meaning is None:
        return {}
    return {
        "meaning_model": _packed([meaning.model]),
        "meaning_mean": meaning.mean,
        "meaning_spread": meaning.spread,
    }


def _meaning(kept: Mapping[str, NDArray[Any]]) -> Meaning | None:
    if "meaning_model" not in kept:
        return None
    model = _unpacked(kept["meaning_model"])[0]
    return Meaning(model, kept["meaning_mean"], kept["meaning_spread"])


def _parts(kept: Mapping[str, NDArray[Any]], card: Mapping[str, Any]) -> dict[str, Any]:
    words = _unpacked(kept["words"])
    tree: dict[Names, Decision] = {}
    for at, (above, names) in enumerate(json.loads(_unpacked(kept["decisions"])[0])):
        numbers = (kept[f"{part}_{at}"] for part in ("terms", "weights", "bias"))
        tree[tuple(above)] = Decision(tuple(names), *numbers)
    return {
        "cutter": Cutter(dict(zip(words, kept["word_counts"].tolist(), strict=True))),
        "vocabulary": Vocabulary(_unpacked(kept["terms"]), kept["rarity"]),
        "tree": tree,
        "slopes": tuple(kept["slopes"].tolist()),
        "threshold": float(kept["threshold"]),
        "card": card,
        "meaning": _meaning(kept),
    }


def _packed(lines: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else []
