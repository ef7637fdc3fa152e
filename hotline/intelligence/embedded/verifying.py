"""Is a model whole? By size at every start, by SHA-256 when somebody asks."""

import hashlib
from enum import StrEnum
from pathlib import Path

from hotline.intelligence.embedded.catalogue import EmbeddedModel, ModelFile

_BLOCK = 1 << 20


class Wholeness(StrEnum):
    """What lies in the model's folder."""

    ABSENT = "absent"
    WHOLE = "whole"
    DAMAGED = "damaged"


LABELS = {
    Wholeness.ABSENT: "未安装",
    Wholeness.WHOLE: "完好",
    Wholeness.DAMAGED: "不完整或已损坏",
}


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    summary = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            summary.update(block)
    return summary.hexdigest()


def is_right(path: Path, wanted: ModelFile, *, deep: bool) -> bool:
    """Tell whether a file is the one of the catalogue; without ``deep`` its size is believed."""
    if not path.is_file() or path.stat().st_size != wanted.size:
        return False
    return not deep or sum_of(path) == wanted.sha256


def wrong_files(model: EmbeddedModel, models: Path, *, deep: bool) -> list[ModelFile]:
    """Return the files of a model that are not there as they should be."""
    folder = models / model.name
    return [each for each in model.files if not is_right(folder / each.path, each, deep=deep)]


def examine(model: EmbeddedModel, models: Path, *, deep: bool = False) -> Wholeness:
    """Say whether a model is whole, damaged or absent."""
    wrong = wrong_files(model, models, deep=deep)
    if not wrong:
        return Wholeness.WHOLE
    folder = models / model.name
    is_there = any((folder / each.path).exists() for each in model.files)
    return Wholeness.DAMAGED if is_there else Wholeness.ABSENT
