"""What the engine says, and what we write into its configuration."""

import pytest

from callcontrol.asterisk.events import (
    ChannelEntered,
    ChannelGone,
    DigitPressed,
    EngineEvent,
    PhoneHeld,
    PhoneResumed,
    PlaybackEnded,
    TalkBegan,
    TalkEnded,
    parse,
)
from callcontrol.asterisk.provisioning import render_endpoints, render_fallback_members
from callcontrol.calls.numbers import clean_number
from callcontrol.logs import mask_number
from contracts.credentials import seat_password
from contracts.telephony_config import SeatPlan

CHANNEL = {"id": "c1", "name": "PJSIP/trunk-1", "caller": {"number": "138"}}


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (
            {"type": "StasisStart", "channel": CHANNEL, "args": ["inbound", "12345", "138"]},
            ChannelEntered("c1", "PJSIP/trunk-1", ("inbound", "12345", "138"), "138"),
        ),
        ({"type": "StasisEnd", "channel": CHANNEL}, ChannelGone("c1")),
        ({"type": "ChannelDestroyed", "channel": CHANNEL, "cause": 17}, ChannelGone("c1", 17)),
        ({"type": "ChannelHangupRequest", "channel": CHANNEL}, ChannelGone("c1")),
        ({"type": "ChannelDestroyed", "channel": CHANNEL, "cause": "many"}, ChannelGone("c1")),
        (
            {"type": "ChannelDtmfReceived", "channel": CHANNEL, "digit": "2"},
            DigitPressed("c1", "2"),
        ),
        ({"type": "ChannelHold", "channel": CHANNEL}, PhoneHeld("c1")),
        ({"type": "ChannelUnhold", "channel": CHANNEL}, PhoneResumed("c1")),
        ({"type": "ChannelTalkingStarted", "channel": CHANNEL}, TalkBegan("c1")),
        ({"type": "ChannelTalkingFinished", "channel": CHANNEL, "duration": 5}, TalkEnded("c1")),
        (
            {"type": "PlaybackFinished", "playback": {"id": "p", "target_uri": "channel:c1"}},
            PlaybackEnded("c1", "p"),
        ),
        (
            {"type": "PlaybackFinished", "playback": {"id": "p", "target_uri": "bridge:b"}},
            None,
        ),
        ({"type": "ChannelVarset", "channel": CHANNEL}, None),
        ({"type": "ChannelVarset"}, None),
        ({}, None),
    ],
)
def test_event_of_the_engine_becomes_our_word(
    raw: dict[str, object], word: EngineEvent | None
) -> None:
    assert parse(raw) == word


def test_endpoints_are_two_for_each_seat_with_their_own_passwords() -> None:
    text = render_endpoints([SeatPlan(extension="8002"), SeatPlan(extension="8001")], "secret")
    assert text.index("[8001w](seat-webrtc)") < text.index("[8001p](seat-phone)")
    assert text.index("[8001p](seat-phone)") < text.index("[8002w](seat-webrtc)")
    assert f"password={seat_password('secret', '8001w')}" in text
    assert text.count("(seat-aor)") == text.count("(seat-auth)") == 4


def test_home_seat_knows_encrypted_doors_only_and_a_phone_the_networks_it_may_come_from() -> None:
    home = SeatPlan(extension="8101", kind="home", acl=["10.8.0.0/16", "fd00::/8", "nonsense"])
    text = render_endpoints([home], "secret")
    web, phone = text.split("[8101p](seat-home)")
    assert "[8101w](seat-home-web)" in web
    assert "permit" not in web  # a browser comes through the web server's own doors
    assert "deny=0.0.0.0/0\ndeny=::/0\npermit=10.8.0.0/16\npermit=fd00::/8\n\n" in phone


def test_seat_whose_networks_are_all_nonsense_admits_nobody() -> None:
    text = render_endpoints([SeatPlan(extension="8001", acl=["nonsense"])], "secret")
    assert "deny=0.0.0.0/0\ndeny=::/0\n\n" in text
    assert "permit" not in text


def test_fallback_members_are_every_seats_phones() -> None:
    assert render_fallback_members([SeatPlan(extension="8001")]) == (
        "member => PJSIP/8001w\nmember => PJSIP/8001p\n"
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("+86 138-0000-1111", "+8613800001111"),
        ("anonymous", ""),
        ("Unavailable", ""),
        ("1" * 99, "1" * 32),
        ("12\r\n34\0", "1234"),
        ("１２３", ""),
    ],
)
def test_number_keeps_only_what_can_be_dialled(given: str, kept: str) -> None:
    assert clean_number(given) == kept


def test_number_in_a_log_is_masked() -> None:
    assert mask_number("13800001111") == "138****1111"
    assert mask_number("12345") == "12345"
