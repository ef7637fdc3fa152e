"""Citizens get their own page and a service worker that rules over nothing else."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def built(tmp_path: Path, settings: Any) -> Path:
    """Make a folder as the build leaves it."""
    for name in ("index.html", "citizen.html", "citizen-worker.js"):
        (tmp_path / name).write_text(name)
    settings.WEB_DIST = tmp_path
    return tmp_path


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/citizen", "citizen.html"),
        ("/citizen/track?number=1", "citizen.html"),
        ("/citizens", "index.html"),
        ("/", "index.html"),
        ("/video", "index.html"),
    ],
)
def test_each_address_has_its_page(client: Client, path: str, page: str) -> None:
    response = client.get(path)
    assert (response.content.decode(), response["Cache-Control"]) == (page, "no-cache")


@pytest.mark.usefixtures("built")
def test_service_worker_rules_over_the_citizens_pages_only(client: Client) -> None:
    response = client.get("/citizen/worker.js")
    assert response.content == b"citizen-worker.js"
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Service-Worker-Allowed"] == "/citizen"
    assert response["Cache-Control"] == "no-cache"


def test_pages_that_are_not_built_say_so(client: Client, built: Path) -> None:
    for name in ("citizen.html", "citizen-worker.js"):
        (built / name).unlink()
    for path in ("/citizen", "/citizen/worker.js"):
        assert client.get(path).status_code == HTTPStatus.SERVICE_UNAVAILABLE
