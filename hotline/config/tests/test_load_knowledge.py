"""The city's first articles: published once, then their owners'."""

from pathlib import Path

import pytest

from hotline.config.city.files import CityFileError
from hotline.config.city.knowledge import load_knowledge
from hotline.config.city.loading import _load_reference
from hotline.knowledge.models import Article
from hotline.knowledge.queries import public_articles
from hotline.knowledge.rules.requests import LIMIT
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from tests.cast import NOW

pytestmark = pytest.mark.django_db
_HAIKOU = Path(__file__).resolve().parents[3] / "cities" / "haikou"


def test_haikou_has_articles_with_sources_for_citizens() -> None:
    _load_reference(_HAIKOU, NOW)
    loaded = load_knowledge(_HAIKOU, NOW)
    today = local_date(NOW)
    told = public_articles(today).select_related("published", "department")
    assert loaded == told.count() >= 12
    assert all(each.published and each.published.sources for each in told)
    assert not [each for each in told if each.recheck_on is None or each.recheck_on <= today]
    assert load_knowledge(_HAIKOU, NOW) == 0
    assert get_limit(LIMIT, today).working_days == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("topic: '9999'", "事项分类"),
        ("department: nobody", "责任单位"),
        ("recheck_on: 明年", "recheck_on"),
    ],
)
def test_a_wrong_file_is_told_in_chinese(tmp_path: Path, line: str, fault: str) -> None:
    usual = "{key: a, title: 甲, body: 乙, sources: [丙], recheck_on: 2027-01-01}"
    (tmp_path / "knowledge.yaml").write_text(
        f"articles:\n  - {usual}\n  - key: b\n    title: 丁\n    body: 戊\n    sources: [己]\n"
        + ("" if "recheck" in line else "    recheck_on: 2027-01-01\n")
        + f"    {line}\n",
        encoding="utf-8",
    )
    with pytest.raises(CityFileError, match=fault):
        load_knowledge(tmp_path, NOW)
    assert not Article.objects.exists()
    assert load_knowledge(tmp_path / "none", NOW) == 0
