"""Staff get the pages in the language they chose; citizens' pages speak both by themselves."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hotline.config.page_files import is_immutable
from hotline.config.views import LANGUAGE_COOKIE


@pytest.fixture
def built(tmp_path: Path, settings: Any) -> Path:
    """Make a folder as the builds leave it."""
    (tmp_path / "en").mkdir()
    for name in ("index.html", "citizen.html", "en/index.html"):
        (tmp_path / name).write_text(name)
    settings.WEB_DIST = tmp_path
    return tmp_path


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("chosen", "path", "page"),
    [
        (None, "/desk", "index.html"),
        ("zh", "/desk", "index.html"),
        ("en", "/desk", "en/index.html"),
        ("en", "/citizen", "citizen.html"),
        ("../../settings", "/", "index.html"),
    ],
)
def test_page_is_in_the_language_chosen(
    client: Client, chosen: str | None, path: str, page: str
) -> None:
    if chosen:
        client.cookies[LANGUAGE_COOKIE] = chosen
    assert client.get(path).content.decode() == page


def test_chinese_stands_in_for_english_that_is_not_built(client: Client, built: Path) -> None:
    (built / "en" / "index.html").unlink()
    client.cookies[LANGUAGE_COOKIE] = "en"
    response = client.get("/")
    assert (response.content, response["Vary"]) == (b"index.html", "Cookie")


def test_files_of_the_english_pages_are_kept_like_the_others() -> None:
    assert is_immutable("", "/static/web/en/assets/vue-2zmgLzcM.js")
    assert not is_immutable("", "/static/web/en/first-paint.js")
