"""Spoken answers: a sound in, a key out, and nobody's voice stays behind."""

import os
import time
from pathlib import Path

import pytest

from contracts import spoken
from contracts.spoken import SpokenAnswer, SpokenQuestion
from hotline.config.spoken_answers import SpokenAnswers
from hotline.intelligence.transcribing import TranscribingUnavailable


class Recogniser:
    """Stands for recognition, which hotline/intelligence tries with its real models."""

    def __init__(self, text: str, confidence: float = 1.0) -> None:
        self.text, self.confidence = text, confidence
        self.seen: list[str] = []

    def __call__(self, path: Path, asks: str) -> tuple[str, float]:
        """Return the text, if the sound is there."""
        path.read_bytes()
        self.seen.append(asks)
        if not self.text:
            raise TranscribingUnavailable
        return self.text, self.confidence


def ask(folder: Path, name: str, asks: str) -> None:
    folder.mkdir(exist_ok=True)
    spoken.sound_file(folder, name).write_bytes(bytes(4000))
    question = SpokenQuestion.model_validate({"asks": asks})
    spoken.put(spoken.question_file(folder, name), question)


def answered(folder: Path, name: str) -> SpokenAnswer:
    return SpokenAnswer.model_validate_json(spoken.answer_file(folder, name).read_bytes())


@pytest.mark.parametrize(
    ("asks", "text", "confidence", "key", "is_sure"),
    [
        ("solved", "还没有解决。", 0.9, "2", True),
        ("solved", "还没有解决。", 0.2, "2", False),
        ("rating", "不太满意", 0.9, "2", False),
        ("confirm", "对。", 0.9, "1", True),
        ("rating", "", 0.9, "", False),
    ],
)
def test_an_answer_is_understood(
    tmp_path: Path, asks: str, text: str, confidence: float, key: str, *, is_sure: bool
) -> None:
    folder, recogniser = tmp_path / spoken.FOLDER, Recogniser(text, confidence)
    ask(folder, "a", asks)
    answers = SpokenAnswers(tmp_path, recogniser)
    assert answers.turn() == 1
    assert (folder / spoken.READY).exists()
    answers.finish()
    assert answered(folder, "a") == SpokenAnswer(key=key, is_sure=is_sure)
    assert not spoken.question_file(folder, "a").exists()
    assert not (folder / spoken.READY).exists(), "nobody is here any more"


def test_who_asked_may_have_gone(tmp_path: Path) -> None:
    folder, recogniser = tmp_path / spoken.FOLDER, Recogniser("满意")
    ask(folder, "a", "rating")
    spoken.sound_file(folder, "a").unlink()
    answers = SpokenAnswers(tmp_path, recogniser)
    answers.turn()
    answers.finish()
    assert not spoken.answer_file(folder, "a").exists()


def test_what_a_killed_call_control_left_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / spoken.FOLDER
    ask(folder, "old", "solved")
    long_ago = time.time() - 3600
    for each in folder.iterdir():
        os.utime(each, (long_ago, long_ago))
    answers = SpokenAnswers(tmp_path, Recogniser("满意"))
    assert answers.turn() == 0
    answers.finish()
    assert list(folder.iterdir()) == []
