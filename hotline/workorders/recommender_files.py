"""The files of a trained recommender: kept below ``var``, opened only when they are untouched."""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from django.conf import settings

from hotline.intelligence.classifying.example import LEVEL

if TYPE_CHECKING:
    from hotline.intelligence.classifying.model import Model

DEPARTMENTS, TOPICS = "departments", "topics"
KINDS = (DEPARTMENTS, TOPICS)
KEPT = 5
"""Versions whose files stay, for rolling back."""
_TOP = 3
_log = structlog.get_logger()
_opened: dict[tuple[int, str], "dict[str, Predictor] | None"] = {}
"""The version this process opened last; None where its files may not be used."""


@dataclass(frozen=True, slots=True)
class Predictor:
    """A model behind the one question the recommender asks."""

    model: "Model"

    def predict(self, title: str, text: str) -> list[tuple[str, float, tuple[str, ...]]]:
        """Return at most three labels with probability and the words that speak for them."""
        found = self.model.predict(title, text, top=_TOP)
        return [
            (label, float(probability), tuple(reasons))
            for label, probability, reasons in found.candidates
        ]


def last_level(label: str) -> str:
    """Return the code of a topic that is named with its group."""
    return label.rsplit(LEVEL, 1)[-1]


def save_models(number: int, models: "Mapping[str, Model]") -> str:
    """Write a version's models; return the digest of its files."""
    folder = _folder(number)
    shutil.rmtree(folder, ignore_errors=True)
    for kind, model in models.items():
        model.save(folder / kind)
    return _digest(folder)


def load_predictor(number: int, digest: str, kind: str) -> Predictor | None:
    """Return a version's model; None where its files are gone or were changed."""
    key = (number, digest)
    if key not in _opened:
        _opened.clear()
        _opened[key] = _open(number, digest)
    found = _opened[key]
    return found.get(kind) if found else None


def are_usable(number: int, digest: str) -> bool:
    """Tell whether a version's files are all there and untouched."""
    folder = _folder(number)
    return folder.is_dir() and _digest(folder) == digest


def forget_old(newest_first: list[int]) -> None:
    """Remove the files of versions nobody will roll back to."""
    for number in newest_first[KEPT:]:
        shutil.rmtree(_folder(number), ignore_errors=True)


def _open(number: int, digest: str) -> dict[str, Predictor] | None:
    if not are_usable(number, digest):
        _log.error("recommender_files_unusable", version=number)
        return None
    from hotline.intelligence.classifying.model import Model  # noqa: PLC0415 - a second to load

    folder = _folder(number)
    kinds = [each for each in KINDS if (folder / each).is_dir()]
    return {each: Predictor(Model.load(folder / each)) for each in kinds}


def _folder(number: int) -> Path:
    return Path(settings.HOTLINE_ENVIRONMENT.var) / "recommender" / str(number)


def _digest(folder: Path) -> str:
    """Return the SHA-256 of every file's name and content."""
    digest = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
