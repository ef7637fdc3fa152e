"""A connection over CMPP, against a gateway that speaks by the document."""

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from typing import Any

import pytest

from hotline.messaging.channels.sms.cmpp.session import LineBrokenError, Session
from hotline.messaging.channels.sms.tests.ismg import Ismg
from hotline.messaging.channels.sms.tests.lines import cmpp, until


@pytest.fixture(name="ismg", params=["2.0", "3.0"])
def _ismg(request: pytest.FixtureRequest) -> Iterator[Ismg]:
    ismg = Ismg(version=request.param)
    ismg.port = ismg.start()  # type: ignore[attr-defined]  # for the tests alone
    yield ismg
    ismg.stop()


def _run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def _nothing(fields: Mapping[str, Any]) -> None:
    del fields


def _session(ismg: Ismg, **changes: Any) -> Session:
    settings = cmpp(ismg.port, version=ismg.version, **changes)  # type: ignore[attr-defined]
    return Session(settings, _nothing)


def _message(number: int = 1) -> dict[str, Any]:
    return {
        "pk_total": 1,
        "pk_number": 1,
        "msg_fmt": 8,
        "msg_src": "901234",
        "src_id": "10690123",
        "dest_count": 1,
        "dest_terminal_id": f"1390755{number:04d}",
        "content": "您好".encode("utf-16-be"),
    }


def test_a_message_arrives_as_it_was_submitted(ismg: Ismg) -> None:
    async def talk() -> None:
        session = _session(ismg)
        await session.open()
        answer = await session.submit(**_message())
        assert answer.fields["result"] == 0
        await session.close()

    _run(talk())
    (got,) = ismg.submitted
    assert (got.phone, got.src_id, got.msg_fmt) == ("13907550001", "10690123", 8)
    assert got.content.decode("utf-16-be") == "您好"


def test_a_wrong_secret_is_refused_on_either_side(ismg: Ismg) -> None:
    async def wrong() -> None:
        with pytest.raises(LineBrokenError, match="认证失败"):
            await _session(ismg, secret="guess").open()

    async def impostor() -> None:
        ismg.says_wrong_proof = True
        with pytest.raises(LineBrokenError, match="共享密钥"):
            await _session(ismg).open()

    _run(wrong())
    _run(impostor())


def test_no_more_wait_for_an_answer_than_the_window_holds(ismg: Ismg) -> None:
    ismg.hold_seconds = 0.05

    async def talk() -> None:
        session = _session(ismg, window=4)
        await session.open()
        await asyncio.gather(*(session.submit(**_message(each)) for each in range(20)))
        await session.close()

    _run(talk())
    assert len(ismg.submitted) == 20
    assert ismg.most_waiting == 4


def test_a_silent_gateway_is_left(ismg: Ismg) -> None:
    async def talk() -> None:
        session = _session(ismg, active_test_seconds=0.02, answer_seconds=0.1)
        await session.open()
        await asyncio.sleep(0.1)
        assert ismg.tests > 0
        assert not session.closed.is_set()
        ismg.is_mute = True
        await asyncio.wait_for(session.closed.wait(), 5)
        with pytest.raises(LineBrokenError, match="断开"):
            await session.submit(**_message())
        await session.close()

    _run(talk())


def test_what_is_no_packet_ends_the_connection(ismg: Ismg) -> None:
    async def talk() -> None:
        session = _session(ismg)
        await session.open()
        (writer,) = ismg._writers
        ismg._loop.call_soon_threadsafe(writer.write, b"\x7f\xff\xff\xff" + bytes(8))
        await asyncio.wait_for(session.closed.wait(), 5)
        await session.close()

    _run(talk())


def test_what_was_not_kept_is_not_acknowledged(ismg: Ismg) -> None:
    heard: list[Mapping[str, Any]] = []

    async def fail_first(fields: Mapping[str, Any]) -> None:
        heard.append(fields)
        if len(heard) == 1:
            msg = "database away"
            raise OSError(msg)

    async def talk() -> None:
        session = Session(cmpp(ismg.port, version=ismg.version), fail_first)  # type: ignore[attr-defined]
        await session.open()
        content = "路灯不亮".encode("utf-16-be")
        msg_id = await asyncio.to_thread(ismg.deliver, content)
        await asyncio.to_thread(until, lambda: len(heard) == 1)
        await asyncio.to_thread(ismg.deliver, content, msg_id=msg_id)
        await asyncio.to_thread(until, lambda: bool(ismg.acknowledged))
        await session.close()

    _run(talk())
    assert ismg.acknowledged == [(heard[0]["msg_id"], 0)]
    assert heard[1]["src_terminal_id"] == "8613907551234"
