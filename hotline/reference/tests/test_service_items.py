"""Service items: read from a list, corrected by the next, found by words."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hotline.reference.models import ServiceItem
from hotline.reference.rules.service_items import read_items
from hotline.reference.service_item_queries import PAGE, find_service_items

LIST = """department,main_item,item,url
市医保局,未分类,城乡居民基本医疗保险参保登记,https://example.org/a
市医保局,医疗保险,异地就医备案,javascript:alert(1)
市公安局,户籍,居民身份证换领,http://example.org/c
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "items.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_is_read_and_nothing_dangerous_kept() -> None:
    items = [*read_items(LIST)]
    assert [each.main_item for each in items] == ["", "医疗保险", "户籍"]
    assert [each.url for each in items] == ["https://example.org/a", "", "http://example.org/c"]
    assert len({each.code for each in items}) == 3


@pytest.mark.parametrize(
    "text", ["department,item\na,b\n", "department,main_item,item,url\n,x,,\n"]
)
def test_a_broken_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        [*read_items(text)]


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_what_is_gone_is_switched_off(file: Path) -> None:
    call_command("load_service_items", str(file))
    first = set(ServiceItem.objects.values_list("pk", "item"))
    call_command("load_service_items", str(file))
    assert set(ServiceItem.objects.values_list("pk", "item")) == first
    file.write_text("\n".join(LIST.splitlines()[:3]), "utf-8")
    call_command("load_service_items", str(file))
    assert ServiceItem.objects.filter(is_active=False).get().item == "居民身份证换领"
    with pytest.raises(CommandError):
        call_command("load_service_items", str(file.with_name("nothing.csv")))


@pytest.mark.django_db
def test_every_word_must_be_there(file: Path) -> None:
    call_command("load_service_items", str(file))
    found, total = find_service_items("医保局 备案", page=1)
    assert ([each.item for each in found], total) == (["异地就医备案"], 1)
    assert find_service_items("备案 身份证", page=1) == ([], 0)
    assert find_service_items("", page=1)[1] == 3
    assert find_service_items("", page=2) == ([], 3)
    assert PAGE == 20
