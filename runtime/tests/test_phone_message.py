"""The telephone reads SIP the way RFC 4475's torture messages are written, and refuses rubbish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtime.phone.digest import DigestError, answer_challenge
from runtime.phone.message import (
    MessageError,
    parse_address,
    parse_message,
    request,
    response,
    split_list,
)
from runtime.phone.sdp import SdpError, read_sdp, write_sdp

TORTURED_INVITE = (
    "\r\n\r\nINVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0\r\n"
    "TO :\r\n sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n\r\n"
    'from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>\r\n  ;\r\n  tag = 98asjd8\r\n'
    "MaX-fOrWaRdS: 0068\r\n"
    "i: wsinv.ndaksdj@192.0.2.1\r\n"
    "cseq: 0009\r\n  INVITE\r\n"
    "Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\n"
    "s :\r\n"
    "NewFangledHeader:   newfangled value\r\n continued newfangled value\r\n"
    "UnknownHeaderWithUnusualValue: ;;,,;;,;\r\n"
    "v:  SIP  / 2.0  / TCP     spindle.example.com   ;\r\n  branch  =   z9hG4bK9ikj8\r\n"
    'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =\r\n      newvalue ;\r\n'
    "l: 4\r\n\r\n"
    "1234and rubbish behind"
)
MINIMAL = (
    "{start}\r\n"
    "Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKx\r\n"
    "From: <sip:a@b>;tag=1\r\n"
    "To: <sip:c@d>\r\n"
    "Call-ID: x\r\n"
    "{more}\r\n\r\n{body}"
)


def minimal(
    start: str = "OPTIONS sip:c@d SIP/2.0", more: str = "CSeq: 1 OPTIONS", body: str = ""
) -> bytes:
    return MINIMAL.format(start=start, more=more, body=body).encode()


def test_message_with_folding_compact_names_and_rubbish_is_read() -> None:
    message = parse_message(TORTURED_INVITE.encode())
    assert message.method == "INVITE"
    assert message.cseq == (9, "INVITE")
    assert message.first("call-id") == "wsinv.ndaksdj@192.0.2.1"
    assert message.branch == "390skdjuw"
    assert len(message.all("via")) == 2
    assert message.body == "1234"
    caller = parse_address(message.first("from"))
    assert (caller.uri, caller.parameters["tag"]) == ("sip:jdrosen@example.com", "98asjd8")
    assert parse_address(message.first("to")).parameters["tag"] == "1918181833n"
    assert parse_address(message.first("contact")).uri == "sip:jdrosen@example.com"


@pytest.mark.parametrize(
    "datagram",
    [
        b"",
        b"\r\n\r\n",
        b"\x00" * 40,
        b"hello there\r\n\r\n",
        minimal(more="CSeq: 99999999999 OPTIONS"),
        minimal(more="CSeq: 4294967296 OPTIONS"),
        minimal(more="CSeq: -1 OPTIONS"),
        minimal(more="CSeq: 1 INVITE"),
        minimal(more="CSeq: 1 OPTIONS\r\nContent-Length: -5"),
        minimal(more="CSeq: 1 OPTIONS\r\nContent-Length: 5", body="1234"),
        minimal(more="CSeq: 1 OPTIONS\r\nno colon here"),
        minimal(more="CSeq: 1 OPTIONS\r\nbad name: x"),
        minimal(start="SIP/2.0 099 Too low"),
        minimal(start="SIP/7.0 200 OK"),
        minimal(start="OPTIONS  sip:c@d SIP/2.0"),
        b"OPTIONS sip:c@d SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n",
    ],
)
def test_datagram_that_is_no_message_is_refused(datagram: bytes) -> None:
    with pytest.raises(MessageError):
        parse_message(datagram)


@given(st.binary(max_size=400))
def test_any_datagram_is_read_or_refused_and_never_breaks_the_reader(datagram: bytes) -> None:
    try:
        parse_message(minimal() + datagram)
        parse_message(datagram)
    except MessageError:
        pass


def test_message_of_ours_comes_back_the_same() -> None:
    headers = [
        ("via", "SIP/2.0/UDP 127.0.0.1:5;branch=z9hG4bK1"),
        ("from", '"王芳" <sip:8001@x>;tag=1'),
        ("to", "<sip:12345@x>"),
        ("call-id", "k"),
        ("cseq", "7 INVITE"),
    ]
    sent = request("INVITE", "sip:12345@x", headers, "v=0 你好\r\n")
    received = parse_message(sent.encode())
    assert (received.body, received.cseq, received.branch) == (sent.body, (7, "INVITE"), "z9hG4bK1")
    assert parse_address(received.first("from")).display == "王芳"
    answer = parse_message(response(received, 180, "Ringing", tag="ours").encode())
    assert (answer.status, answer.first("to")) == (180, "<sip:12345@x>;tag=ours")
    assert answer.first("via") == received.first("via")


def test_list_with_quoted_and_bracketed_commas_is_split_between_entries_only() -> None:
    value = '"a, b" <sip:x,y@h>;q=1, <sip:z@h>,sip:w@h'
    assert split_list(value) == ['"a, b" <sip:x,y@h>;q=1', "<sip:z@h>", "sip:w@h"]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("<sip:13907550001@127.0.0.1>;tag=1", "13907550001"),
        ("sip:12345@h:5060;tag=2", "12345"),
        ("<tel:+8613907550001;phone-context=x>", "+8613907550001"),
        ('"Anonymous" <sip:anonymous.invalid>;tag=3', ""),
        ("<sip:+861@h;user=phone>", "+861"),
    ],
)
def test_address_shows_the_number_in_it(value: str, number: str) -> None:
    assert parse_address(value).number == number


def test_challenge_of_rfc_2617_gets_the_answer_printed_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _size: "0a4f113b")
    challenge = (
        'Digest realm="testrealm@host.com", qop="auth,auth-int", '
        'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    )
    answer = answer_challenge(
        challenge, username="Mufasa", password="Circle Of Life", method="GET", uri="/dir/index.html"
    )
    assert 'response="6629fae49393a05397450978507c4ef1"' in answer
    assert 'opaque="5ccc069c403ebaf9f0171e9517f40e41"' in answer


@pytest.mark.parametrize(
    "challenge", ["Basic realm=x", 'Digest realm="x"', 'Digest realm="x", nonce="1", algorithm=FOO']
)
def test_challenge_that_cannot_be_met_is_refused(challenge: str) -> None:
    with pytest.raises(DigestError):
        answer_challenge(challenge, username="a", password="b", method="INVITE", uri="sip:c")


def test_description_of_a_hold_is_seen_as_one() -> None:
    assert not read_sdp(write_sdp("127.0.0.1", 4000)).is_hold
    held = read_sdp(write_sdp("127.0.0.1", 4000, "sendonly"))
    assert held.is_hold
    assert (held.address, held.port, held.keys_type) == ("127.0.0.1", 4000, 101)
    assert read_sdp(write_sdp("0.0.0.0", 4000)).is_hold  # noqa: S104 - the old way to hold


@pytest.mark.parametrize(
    "text",
    ["", "v=0\r\n", "c=IN IP4 1.2.3.4\r\nm=audio 5 RTP/AVP 0\r\n", "m=audio 5 RTP/AVP 8\r\n"],
)
def test_description_without_usable_audio_is_refused(text: str) -> None:
    with pytest.raises(SdpError):
        read_sdp(text)
