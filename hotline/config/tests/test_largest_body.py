"""What is larger than anything we take is refused before it is read."""

from typing import Any

import pytest
from django.test import Client

from hotline.config.largest_body import LARGEST_BODY


class _Endless:
    """A body that must not be touched."""

    def read(self, *_size: int) -> bytes:
        """Fail."""
        raise AssertionError

    readline = read


@pytest.mark.django_db
@pytest.mark.parametrize("announced", [LARGEST_BODY + 1, 10**12, 10**30])
def test_announced_flood_is_refused_unread(announced: int) -> None:
    words: dict[str, Any] = {"wsgi.input": _Endless(), "CONTENT_LENGTH": str(announced)}
    kind = "multipart/form-data; boundary=x"
    client = Client(enforce_csrf_checks=True)
    answer = client.generic("POST", "/api/attachments", content_type=kind, **words)
    assert answer.status_code == 413
    assert answer.json()["code"] == "too_large"
    assert "50 MB" in answer.json()["message"]


@pytest.mark.django_db
@pytest.mark.parametrize("announced", ["", "0", "-5", "many", "１２"])
def test_odd_length_is_left_to_the_doors(announced: str) -> None:
    answer = Client().generic("POST", "/api/attachments", CONTENT_LENGTH=announced)
    assert answer.status_code == 401
