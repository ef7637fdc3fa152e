"""What whole texts mean as a third voice; a small table stands where a sentence model answers."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from hotline.intelligence.classifying.meaning import READ, MeaningMissingError, beginning
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.tests.letters import WHAT, first_levels
from hotline.intelligence.classifying.training import train

DAY = date(2026, 11, 1)
NEVER_SEEN = "鸣笛扰眠"
_SAYS = {
    **{what: topic[:2] for topic, whats in WHAT.items() for what in whats},
    NEVER_SEEN: "环保",
}
_TOPICS = ("住房", "交通", "环保")


def understand(texts: list[str]) -> tuple[str, Sequence[Sequence[float]]]:
    """Know what each phrase is about, as a sentence model would."""
    about = [next((t for w, t in _SAYS.items() if w in text), "") for text in texts]
    return "table", [[float(topic == each) for each in (*_TOPICS, "x")] for topic in about]


@pytest.fixture(scope="module")
def model() -> Model:
    return train(first_levels(), trained_on=DAY, embed=understand)


def test_the_beginning_is_read_as_people_write_it() -> None:
    assert beginning("", "路灯 不亮 小区 门口 漆黑") == "路灯不亮小区门口漆黑"
    assert beginning("路灯", "一直  不亮") == "路灯。一直 不亮"
    assert len(beginning("路灯", "不亮" * 500)) == READ


def test_a_text_of_unknown_words_is_sorted_by_its_meaning(model: Model) -> None:
    text = f"我们居民反映{NEVER_SEEN}"
    light = train(first_levels(), trained_on=DAY).predict("", text)
    said = model.predict("", text, top=3)
    shares = {each.label: each.probability for each in said.candidates}
    assert said.candidates[0].label == "环保"
    assert shares["环保"] > {each.label: each.probability for each in light.candidates}["环保"]
    assert model.card["meaning"] == "table"


def test_it_is_kept_and_without_an_answer_the_words_decide(model: Model, tmp_path: Path) -> None:
    model.save(tmp_path / "model")
    again = Model.load(tmp_path / "model", understand)
    asked = ("", "小区里物业乱收停车费")
    assert again.predict(*asked) == model.predict(*asked)
    for embed in (None, lambda _: None, lambda texts: ("other", understand(texts)[1])):
        said = Model.load(tmp_path / "model", embed).predict(*asked)
        assert said.candidates[0].label == "住房"
        assert "物业" in "".join(said.candidates[0].reasons)


def test_no_answer_while_learning_is_said() -> None:
    with pytest.raises(MeaningMissingError, match="向量模型"):
        train(first_levels(), trained_on=DAY, embed=lambda _: None)
