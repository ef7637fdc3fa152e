"""The real models, where they are installed: ``HOTLINE_TEST_MODELS``, or ``var/models`` here."""

import io
import os
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.catalogue import all_models
from hotline.intelligence.embedded.verifying import Wholeness, examine
from hotline.intelligence.embeddings import embed_with_model
from hotline.intelligence.slots import find_entities
from hotline.intelligence.speech.mending import written
from hotline.intelligence.transcribing import transcribe

ROOT = Path(__file__).resolve().parents[3]
MODELS = Path(os.environ.get("HOTLINE_TEST_MODELS") or ROOT / "var" / "models").absolute()
DATA = Path(os.environ.get("HOTLINE_TEST_DATA") or ROOT.parent / "shared" / "data")
NAMES = ("whisper-base", "silero-vad", "itn", "lac", "e5-small")


@pytest.fixture(scope="module")
def _models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setenv("HOTLINE_MODELS_DIR", str(MODELS))
    patch.setenv("HOTLINE_VAR", str(tmp_path_factory.mktemp("var")))
    try:
        gone = host.missing(*NAMES)
        if gone:
            pytest.skip(f"not installed below {MODELS}: {', '.join(gone)}")
        yield
        host.stop()
    finally:
        patch.undo()


pytestmark = pytest.mark.usefixtures("_models")


def test_what_is_installed_is_what_the_catalogue_says() -> None:
    found = {each.name: examine(each, MODELS, deep=True) for each in all_models()}
    assert {found[name] for name in NAMES} == {Wholeness.WHOLE}


def test_what_means_alike_is_near() -> None:
    query = embed_with_model(["路灯不亮了找谁修"], kind="query")
    texts = ["路灯故障由市政维护单位维修", "办理身份证需要带户口簿"]
    answers = embed_with_model(texts, kind="passage")
    assert query is not None
    assert answers is not None
    assert (query.model, query.dimension) == ("multilingual-e5-small-q4", 384)
    near, far = (sum(map(float.__mul__, query.vectors[0], each)) for each in answers.vectors)
    assert near > far


def test_names_in_a_sentence_are_found_where_they_stand() -> None:
    text = "我叫张三，住在海口市龙华区，昨天晚上十点停电了"
    found = find_entities(text)
    assert found is not None
    assert {each.kind for each in found} == {"person", "place", "time"}
    assert all(text[each.start : each.end] == each.text for each in found)


def test_numbers_are_written_as_people_write_them() -> None:
    assert written("欠了三万五千六百元") == "欠了35600元"
    assert written("三月十五号下午两点半") == "3月15号下午2点半"
    assert written("我们一起来吧") == "我们一起来吧"


def test_a_recording_is_written_down(tmp_path: Path) -> None:
    clip = DATA / "speech" / "zh_aishell_8k_ulaw" / "BAC009S0150W0301.wav"
    if not clip.is_file():
        pytest.skip(f"no recordings below {DATA}")
    found = transcribe(clip, homophones=False)
    (channel,) = found.channels
    assert "15万个" in channel.segments[0].text
    assert channel.language == "zh"
    silent = io.BytesIO()
    with wave.open(silent, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(160_000))
    (tmp_path / "silent.wav").write_bytes(silent.getvalue())
    assert transcribe(tmp_path / "silent.wav").is_silent
