"""Servers of mail for every test beside this."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hotline.messaging.channels.email.tests.servers import (
    Box,
    Certificate,
    ImapServer,
    imap_server,
    make_certificate,
    smtp_server,
)
from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Give both servers one certificate."""
    return make_certificate(Path(tmp_path_factory.mktemp("tls")))


@pytest.fixture(scope="module")
def imap(certificate: Certificate) -> Iterator[ImapServer]:
    """Run an IMAP server for the tests of a file."""
    with imap_server(certificate) as server:
        yield server


@pytest.fixture
def box(imap: ImapServer, request: pytest.FixtureRequest) -> Box:
    """Give each test a folder of its own."""
    return imap.box(re.sub(r"[^a-z0-9_]", "", request.node.name)[:60])


@pytest.fixture
def smtp(certificate: Certificate) -> Iterator[Any]:
    """Run an SMTP server with TLS from the first byte."""
    with smtp_server(certificate) as controller:
        yield controller
