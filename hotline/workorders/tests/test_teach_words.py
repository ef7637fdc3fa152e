"""The recogniser learns the orders' words, but nothing of secret or too few orders."""

from pathlib import Path

import pytest

from hotline.core.guarded import writing
from hotline.intelligence.speech import learning, mending
from hotline.workorders.actions.teach_words import teach_words
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import registered
from tests.cast import Cast


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path / "none"))


def test_orders_teach_what_was_meant(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(6):
        registered(cast, event="物业服务费太高。", demand="希望有关部门尽快处理。", place="国贸路")
    assert teach_words() == 0
    assert not mending.model_file().exists()
    monkeypatch.setattr(learning, "LEAST_CHARACTERS", 50)
    monkeypatch.setattr(mending, "LEAST_CHARACTERS", 50)
    assert teach_words() > 50
    assert mending.mended("希望有关不门尽快处里") == "希望有关部门尽快处理"


def test_secret_orders_teach_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    registered(cast)
    with writing():
        WorkOrder.objects.update(is_confidential=True)
    monkeypatch.setattr(learning, "LEAST_CHARACTERS", 2)
    assert teach_words() == 0
    assert not mending.model_file().exists()
