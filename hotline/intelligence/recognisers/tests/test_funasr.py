"""FunASR's protocol, against a server that speaks it, in its older and newer manners."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from hotline.intelligence.listening_along import begin_listening
from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed
from hotline.intelligence.recognisers.funasr import Funasr, read
from hotline.intelligence.recognisers.tests.servers import FunasrServer, serving

Site = Callable[[str], ModelSettings]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Site:
    """Configure a service at an address."""

    def configure(address: str) -> ModelSettings:
        monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
        monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
        monkeypatch.setenv("HOTLINE_RECOGNISER", "funasr")
        monkeypatch.setenv("HOTLINE_RECOGNISER_URL", f"ws://{address}/")
        monkeypatch.setenv("HOTLINE_MODEL_HOSTS", address)
        monkeypatch.setenv("HOTLINE_RECOGNISER_HOTWORDS", '{"政务服务": 20}')
        return ModelSettings()

    return configure


@pytest.mark.parametrize(
    "server",
    [
        FunasrServer(),
        FunasrServer(final=False),
        FunasrServer(final=False, acknowledges=False),
    ],
)
def test_a_stretch_is_what_the_offline_pass_says_whatever_is_final_means(
    site: Site,
    server: FunasrServer,
) -> None:
    with serving(server.answer) as address:
        heard = Funasr(site(address)).recognise(
            np.zeros(6400, np.float32), Ask("zh", words="龙昆南路 海府路")
        )
    assert heard.text == "第1句。第2句。第3句。"
    assert server.bytes == 12800
    assert server.protocol == "binary"
    assert server.first["mode"] == "2pass"
    assert server.first["audio_fs"] == 16000
    words = json.loads(server.first["hotwords"])
    assert words == {"政务服务": 20, "龙昆南路": 20, "海府路": 20}


def test_captions_are_provisional_first_and_timed_when_final(site: Site) -> None:
    with serving(FunasrServer().answer) as address:
        site(address)
        captions = begin_listening(8000)
        found = [each for step in range(4) for each in captions.feed(b"\0" * 3200, step * 0.2)]
        found += captions.finish()
    final = [each for each in found if each.is_final]
    assert [each.text for each in final] == ["第1句。", "第2句。", "第3句。"]
    assert [(each.start, each.end) for each in final] == [(0.0, 0.18), (0.2, 0.38), (0.4, 0.58)]
    assert {each.text for each in found if not each.is_final} <= {"临时1", "临时2"}


def test_a_service_that_is_away_says_so(site: Site) -> None:
    with serving(FunasrServer().answer) as address:
        pass
    with pytest.raises(RecogniserFailed, match="连不上"):
        Funasr(site(address)).recognise(np.zeros(1600, np.float32), Ask())


def test_an_address_the_site_did_not_allow_is_never_asked(
    site: Site,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site("10.0.0.5:10095")
    monkeypatch.setenv("HOTLINE_MODEL_HOSTS", "")
    assert not Funasr(ModelSettings()).is_available()


def test_what_is_no_message_says_nothing() -> None:
    for said in ("no json", "[]", '{"text": ""}', '{"is_end": true}'):
        assert list(read(said)) == []
    (odd,) = read('{"mode": "2pass-offline", "text": "好", "timestamp": "[[1]]"}')
    assert (odd.text, odd.start, odd.is_final) == ("好", None, True)
