"""The model that also looks at what whole texts mean (``--deep``), beside the one of words."""

import argparse
import sys
from pathlib import Path

from hotline.intelligence.classifying import storing
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.storing import ModelFilesError
from hotline.intelligence.embeddings import embed_with_model, model_name

_FOLDER = "deep"


def embed(texts: list[str]) -> tuple[str, list[list[float]]] | None:
    """Ask the platform's door for vectors."""
    found = embed_with_model([each or " " for each in texts], kind="passage")
    return (found.model, found.vectors) if found else None


def folder_of(model: Path) -> Path:
    """Return where the deep model lies."""
    return model / _FOLDER


def can_embed() -> bool:
    """Tell whether a sentence model would answer; say so when none would."""
    if model_name():
        return True
    note("没有安装向量模型（bin/hotline models install e5-small），跳过 --deep，只看字词")
    return False


def open_model(chosen: argparse.Namespace) -> Model:
    """Open the model that was asked for, or say why it is the one of words.

    Raises:
        ModelFilesError: there is none.

    """
    light = Model.load(chosen.model)
    if not chosen.deep or not can_embed():
        return light
    folder = folder_of(chosen.model)
    try:
        card = storing.read_card(folder)
        if card.get("examples_sha256") == light.card.get("examples_sha256"):
            return Model.load(folder, embed)
        note("--deep 的模型学自别的样本，请重新 train --deep；这次只看字词")
    except ModelFilesError:
        note("这个目录没有用 --deep 训练过，只看字词")
    return light


def note(text: str) -> None:
    """Say something beside the results."""
    sys.stderr.write(f"{text}\n")
