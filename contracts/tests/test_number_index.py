"""One number has one index, however a trunk or a person writes it."""

import pytest

from contracts.credentials import number_index

SECRET = "a secret"


@pytest.mark.parametrize(
    "written",
    [
        "13907551234",
        "139-0755 1234",
        "013907551234",
        "8613907551234",
        "+8613907551234",
        "008613907551234",
    ],
)
def test_a_mobile_number_has_one_index(written: str) -> None:
    assert number_index(SECRET, written) == number_index(SECRET, "13907551234")


@pytest.mark.parametrize("written", ["089866661234", "0898-66661234", "+86 898 66661234"])
def test_a_fixed_number_has_one_index(written: str) -> None:
    assert number_index(SECRET, written) == number_index(SECRET, "089866661234")


def test_other_numbers_and_other_secrets_differ() -> None:
    assert number_index(SECRET, "13907551234") != number_index(SECRET, "13907551235")
    assert number_index(SECRET, "110") != number_index(SECRET, "119")
    assert number_index(SECRET, "110") != number_index("another", "110")
