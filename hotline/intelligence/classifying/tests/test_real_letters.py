"""Letters that real people wrote; skipped where they are not kept."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.training import train

DATA = Path(os.environ.get("HOTLINE_TEST_DATA") or Path(__file__).parents[5] / "shared" / "data")
LETTERS = DATA / "taidi_smart_government"
EVERY = 9


@pytest.mark.skipif(not LETTERS.is_dir(), reason="the contest's letters are not here")
def test_letters_are_sorted_as_written_after_learning_from_cut_ones() -> None:
    lines = (LETTERS / "train_segmented.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[::EVERY]]
    model = train(
        (Example(each["label"], each["text_seg"]) for each in rows), trained_on=date(2026, 11, 1)
    )
    assert model.card["macro_f1"] > 0.8
    assert model.card["precision_of_covered"] >= 0.97
    lines = (LETTERS / "sample_raw_labelled.jsonl").read_text(encoding="utf-8").splitlines()
    letters = [json.loads(line) for line in lines[::2]]
    said = [model.predict(each["topic"], each["detail"]) for each in letters]
    right = [
        said.candidates[0].label == each["label"] for said, each in zip(said, letters, strict=True)
    ]
    assert sum(right) / len(right) > 0.75
