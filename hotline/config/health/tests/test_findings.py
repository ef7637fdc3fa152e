"""How bad a figure is, and how old a backup or a certificate may be."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hotline.config.health.findings import State, falling, rising, told, worst
from hotline.config.health.storage import check_backups
from hotline.config.health.time_and_keys import check_certificate

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def _certificate(folder: Path, now: datetime, days: int) -> Path:
    """Write a certificate that goes on for so many days."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hotline.test")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(hours=1))
    made = builder.not_valid_after(now + timedelta(days=days, hours=1)).sign(key, hashes.SHA256())
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize(
    ("value", "state"), [(0, "green"), (1, "amber"), (9, "amber"), (10, "red"), (99, "red")]
)
def test_rising_figures(value: float, state: str) -> None:
    assert rising(value, amber=1, red=10) == state


@pytest.mark.parametrize(("value", "state"), [(6, "green"), (5, "amber"), (1, "red"), (0, "red")])
def test_falling_figures(value: float, state: str) -> None:
    assert falling(value, amber=5, red=1) == state


def test_the_worst_wins_and_advice_is_for_trouble() -> None:
    assert worst([]) is State.GREEN
    assert worst([State.GREEN, State.RED, State.AMBER]) is State.RED
    assert told(State.GREEN, "x") == ""
    assert told(State.AMBER, "x") == "x"


@pytest.mark.parametrize(
    ("hours", "state"), [(None, "amber"), (2, "green"), (27, "amber"), (24 * 9, "red")]
)
def test_backups_by_the_age_of_the_newest(tmp_path: Path, hours: int | None, state: str) -> None:
    folder = tmp_path / "backups"
    if hours is not None:
        folder.mkdir()
        at = (NOW - timedelta(hours=hours)).timestamp()
        for name, moment in (("new.dump", at), ("old.dump", at - 86_400)):
            (folder / name).write_bytes(b"x")
            os.utime(folder / name, (moment, moment))
    check = check_backups(folder, NOW)
    assert check.state == state
    assert bool(check.advice) == (state != "green")


@pytest.mark.parametrize(("days", "state"), [(300, "green"), (20, "amber"), (3, "red")])
def test_certificate_by_the_days_left(tmp_path: Path, days: int, state: str) -> None:
    path = _certificate(tmp_path, NOW, days)
    assert check_certificate(str(path), NOW).state == state
    assert check_certificate(str(path), NOW + timedelta(days=400)).state == "red"


def test_certificate_that_cannot_be_read_and_none_at_all(tmp_path: Path) -> None:
    assert check_certificate(str(tmp_path / "missing.pem"), NOW).state == "red"
    assert check_certificate("", NOW).state == "green"
