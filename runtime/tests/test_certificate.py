"""A certificate of our own: for names and addresses, the key for us alone, never written over."""

import io
import ssl
import stat
from pathlib import Path

import pytest
from cryptography import x509

from runtime.certificate import KEY, make_certificate, offer_certificate
from runtime.console import Console
from runtime.settings import Settings


def settings_below(var: Path) -> Settings:
    return Settings(root=var, var=var, public_host="hotline.test")


def test_certificate_names_hosts_and_addresses_and_its_key_is_ours_alone(tmp_path: Path) -> None:
    certificate, key = make_certificate(tmp_path / "tls", ["hotline.test", "10.0.0.9"])
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    ssl.create_default_context().load_cert_chain(certificate, key)
    told = x509.load_pem_x509_certificate(certificate.read_bytes())
    names = told.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["hotline.test"]
    assert [str(each) for each in names.get_values_for_type(x509.IPAddress)] == ["10.0.0.9"]


def test_offer_says_how_to_use_it_and_does_not_write_over_a_key(tmp_path: Path) -> None:
    said = io.StringIO()
    assert offer_certificate(settings_below(tmp_path), Console(said), []) == 0
    assert f"HOTLINE_TLS_KEY={tmp_path / 'tls' / KEY}" in said.getvalue()
    assert "hotline.test" in said.getvalue()
    before = (tmp_path / "tls" / KEY).read_bytes()
    assert offer_certificate(settings_below(tmp_path), Console(said), ["10.0.0.9"]) == 1
    assert "已有证书" in said.getvalue()
    assert (tmp_path / "tls" / KEY).read_bytes() == before


@pytest.mark.parametrize("host", ["热线.例子", ""])
def test_host_that_is_no_name_is_refused_in_chinese(tmp_path: Path, host: str) -> None:
    said = io.StringIO()
    assert offer_certificate(settings_below(tmp_path), Console(said), [host]) == 1
    assert "证书" in said.getvalue()
