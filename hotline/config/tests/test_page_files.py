"""Built pages come compressed, and hashed ones are kept for ever."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from hotline.config.page_files import is_immutable, with_pages

SCRIPT = b"export const hotline = '12345'\n" * 100


def beyond(_environ: object, start: Callable[[str, list[tuple[str, str]]], None]) -> list[bytes]:
    """Stand for Django."""
    start("200 OK", [])
    return [b"django"]


def ask(folder: Path, path: str, *, accepting: str = "") -> tuple[bytes, dict[str, str]]:
    """Return the body and the headers of an answer."""
    sent: dict[str, str] = {}
    environ = RequestFactory(HTTP_ACCEPT_ENCODING=accepting).get(path).environ
    body: Any = with_pages(beyond, folder)(environ, lambda _status, headers: sent.update(headers))
    try:
        return b"".join(body), sent
    finally:
        getattr(body, "close", lambda: None)()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Make a folder as the build leaves it."""
    (tmp_path / "assets").mkdir()
    for name in ("assets/index-Ab12_-Cd.js", "first-paint.js"):
        (tmp_path / name).write_bytes(SCRIPT)
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(SCRIPT))
    return tmp_path


def test_script_is_sent_compressed_to_who_understands_it(built: Path) -> None:
    path = "/static/web/assets/index-Ab12_-Cd.js"
    body, headers = ask(built, path, accepting="gzip, br")
    assert (headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", SCRIPT)
    assert "immutable" in headers["Cache-Control"]
    body, headers = ask(built, path)
    assert (body, headers.get("Content-Encoding")) == (SCRIPT, None)


def test_file_without_a_hash_is_asked_for_again(built: Path) -> None:
    headers = ask(built, "/static/web/first-paint.js")[1]
    assert "immutable" not in headers["Cache-Control"]
    assert is_immutable("", "/static/web/assets/vue-2zmgLzcM.js")
    assert not is_immutable("", "/static/web/assets/logo.svg")


@pytest.mark.parametrize("path", ["/api/session", "/desk", "/static/web/../settings.py"])
def test_everything_else_is_left_to_django(built: Path, path: str) -> None:
    assert ask(built, path)[0] == b"django"


def test_nothing_built_leaves_all_to_django(tmp_path: Path) -> None:
    assert ask(tmp_path / "none", "/static/web/first-paint.js")[0] == b"django"
