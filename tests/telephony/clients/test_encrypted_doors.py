"""The encrypted doors refuse old TLS (SEAT-03)."""

import socket
import ssl

import pytest

from runtime.voice_engine.engine import VoiceEngine

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("clients")]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("door", ["sip_port", "wss_port"])
def test_encrypted_doors_want_tls_1_2_or_later(home_engine: VoiceEngine, door: str) -> None:
    doors = home_engine.settings.tls
    assert doors is not None
    context = ssl.create_default_context(cafile=doors.certificate)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    port = int(getattr(doors, door))
    for version, is_welcome in (
        (ssl.TLSVersion.TLSv1, False),
        (ssl.TLSVersion.TLSv1_1, False),
        (ssl.TLSVersion.TLSv1_2, True),
    ):
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = version
        assert shakes_hands(port, context) is is_welcome, version


def shakes_hands(port: int, context: ssl.SSLContext) -> bool:
    """Tell whether the door opens to such a client."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
        try:
            context.wrap_socket(plain).close()
        except (ssl.SSLError, ConnectionError):
            return False
    return True
