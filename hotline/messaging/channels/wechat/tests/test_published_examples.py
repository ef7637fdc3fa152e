"""The examples of WeChat's own documents come out as they are printed there."""

import pytest

from hotline.messaging.channels.wechat.envelope import (
    EnvelopeBroken,
    open_envelope,
    seal_envelope,
)
from hotline.messaging.channels.wechat.pages import sign_page
from hotline.messaging.channels.wechat.signing import is_signed, sign

# 消息推送 (developers.weixin.qq.com): Token, key and app id of its worked example.
_TOKEN, _KEY, _APP = "AAAAA", "A" * 43, "wxba5fad812f8e6fb9"
_PUSHED = (
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcv"
    "ZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3F"
    "n2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSe"
    "OBrebufAlr7F9mFUPAJGj04="
)
_ANSWERED = (
    "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="
)


def test_the_address_check() -> None:
    assert sign("AAAAA", "1714036504", "1514711492") == "f464b24fc39322e44b38aa78f5edd27bd1441696"


def test_a_plain_push() -> None:
    assert is_signed("899cf89e464efb63f54ddac96b0a0a235f53aa78", _TOKEN, "1714037059", "486452656")


def test_a_sealed_push() -> None:
    expected = "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"
    assert is_signed(expected, _TOKEN, "1714112445", "415670741", _PUSHED)
    opened = open_envelope(_PUSHED, key=_KEY, app_id=_APP).decode()
    assert len(opened) == 167
    assert '"Event":"debug_demo","debug_str":"hello world"' in opened


def test_a_sealed_answer() -> None:
    sealed = seal_envelope(
        b'{"demo_resp":"good luck"}', key=_KEY, app_id=_APP, random=b"707722b803182950"
    )
    assert sealed == _ANSWERED
    signature = sign(_TOKEN, "1713424427", "415670741", sealed)
    assert signature == "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"


def test_the_example_of_the_sample_code() -> None:
    # cryptoDemo, WXBizMsgCryptTest.
    key, app = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6"
    sealed = (
        "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=="
    )
    text = "我是中文abcd123".encode()
    assert seal_envelope(text, key=key, app_id=app, random=b"aaaabbbbccccdddd") == sealed
    assert open_envelope(sealed, key=key, app_id=app) == text


@pytest.mark.parametrize(
    "broken",
    ["", "AAAA", "!!!!", _PUSHED[:-4], _PUSHED[4:], "A" * 128, _ANSWERED.replace("E", "F", 1)],
)
def test_what_was_changed_does_not_open(broken: str) -> None:
    with pytest.raises(EnvelopeBroken):
        open_envelope(broken, key=_KEY, app_id=_APP)


def test_what_is_for_another_account_does_not_open() -> None:
    with pytest.raises(EnvelopeBroken):
        open_envelope(_PUSHED, key=_KEY, app_id="wx0000000000000000")


def test_a_page_is_signed_as_the_document_shows() -> None:
    ticket = (
        "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg"
    )
    url = "http://mp.weixin.qq.com?params=value"
    signature = "0f9de62fce790f9a083d5c99e95740ceb90c27ed"
    assert sign_page(ticket, "Wm3WZYTPz0wzccnW", 1414587457, url) == signature
    assert sign_page(ticket, "Wm3WZYTPz0wzccnW", 1414587457, f"{url}#claim") == signature
