"""The embedded voices: absent without their files, and texts cut where people breathe."""

from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from hotline.intelligence.kokoro import Kokoro
from hotline.intelligence.kokoro_child import pieces


def test_without_the_model_there_are_no_voices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "models_dir", tmp_path)
    assert Kokoro().voices() == []


def test_voices_are_named_by_their_language_and_only_those_we_can_pronounce(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "models_dir", tmp_path)
    names = ("kokoro.onnx", "vocab.json", "python/bin/python")
    voices = ("voices/zf_xiaoxiao.bin", "voices/am_adam.bin", "voices/hf_alpha.bin")
    for name in (*names, *voices):
        file = tmp_path / "kokoro" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    found = [(each.name, each.label, each.language) for each in Kokoro().voices()]
    assert found == [("am_adam", "adam（男声）", "en"), ("zf_xiaoxiao", "xiaoxiao（女声）", "zh")]


def test_a_long_text_is_cut_at_its_punctuation() -> None:
    text = "您好，这里是海口一二三四五热线，通话将被录音，系统正在维护。人工服务不受影响，请稍候。"
    found = pieces(text, 30)
    assert "".join(found) == text
    assert all(each[-1] in "，。" for each in found)


@given(st.text(alphabet="您好，。a !", max_size=300))
def test_no_word_is_lost_and_no_piece_is_too_long(text: str) -> None:
    found = pieces(text)
    assert all(len(each) <= 60 for each in found)
    assert "".join(found).replace(" ", "").strip("，。!") in text.replace(" ", "")
