"""The process that speaks with a carrier runs only where an account does."""

from pathlib import Path

import pytest

from runtime.assembly import business_services
from runtime.settings import Settings
from runtime.sms import NAME, speaks_cmpp


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("", False),
        ('[sms.main]\nprotocol = "http"\n', False),
        ('[sms.main]\nprotocol = "http"\n[sms.second]\nprotocol = "cmpp"\n', True),
        ("sms = 7\n", False),
        ("[sms", False),
    ],
)
def test_an_account_over_cmpp_needs_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, *, speaks: bool
) -> None:
    monkeypatch.delenv("HOTLINE_CHANNELS_FILE", raising=False)
    settings = Settings(root=tmp_path, var=tmp_path, port_base=31800)
    assert not speaks_cmpp(settings)
    (tmp_path / "channels.toml").write_text(text)
    assert speaks_cmpp(settings) is speaks
    environment = dict.fromkeys(("PATH", "LC_ALL", "TZ", "HOTLINE_VAR", "HOTLINE_VOICE_DIR"), "x")
    names = [each.name for each in business_services(settings, environment)]
    assert (NAME in names) is speaks
