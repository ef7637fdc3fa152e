"""sherpa-onnx's two protocols, against servers that speak them."""

from pathlib import Path

import numpy as np
import pytest

from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.base import Ask
from hotline.intelligence.recognisers.sherpa import Sherpa, text_of
from hotline.intelligence.recognisers.tests.servers import (
    SherpaOfflineServer,
    SherpaServer,
    serving,
)


def settings_for(address: str, tmp_path: Path) -> ModelSettings:
    return ModelSettings(
        recogniser_url=f"ws://{address}/", model_hosts=address, models_dir=tmp_path, var=tmp_path
    )


def test_a_segment_is_final_when_the_next_one_begins(tmp_path: Path) -> None:
    server = SherpaServer()
    with serving(server.answer) as address:
        stream = Sherpa(settings_for(address, tmp_path)).stream(8000, Ask())
        for _ in range(4):
            stream.send(b"\x00\x40" * 800)
        found = [*stream.updates(), *stream.finish()]
    final = [each.text for each in found if each.is_final]
    assert final == ["第0段", "第1段", "第2段", "第4段"] or final[-1] == "第4段"
    assert len(server.floats) == 4 * 1600 + 6400
    assert max(server.floats) == pytest.approx(0.5, abs=0.2)


def test_a_whole_stretch_is_sent_in_blocks_and_the_bare_text_is_read(tmp_path: Path) -> None:
    server = SherpaOfflineServer()
    with serving(server.answer) as address:
        sherpa = Sherpa(settings_for(address, tmp_path), is_offline=True)
        heard = sherpa.recognise(np.zeros(16000, np.float32), Ask("zh"))
    assert heard.text == "路灯坏了"
    assert (server.rate, server.count) == (16000, 16000)
    assert server.messages > 1


def test_replies_are_json_or_bare_text() -> None:
    assert text_of('{"text": " 好 ", "segment": 3}') == ("好", 3)
    assert text_of("好") == ("好", 0)
    assert text_of("12345") == ("12345", 0)
