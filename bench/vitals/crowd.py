"""Two hundred and thirty operators beside the measured one: lines, states, calls, saved drafts."""

import asyncio
import contextlib
import json
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import aiohttp
import psycopg
from psycopg.rows import tuple_row
from psycopg.types.json import Jsonb

from bench.orders import City, Operator, Seen, _post, act
from contracts.credentials import Ticket, endpoint_name, issue_ticket
from contracts.ivr import AnswerStep, QueueStep
from contracts.operator_messages import Hello, SetState
from contracts.telephony_config import TABLE, DialledNumber, Flow, QueuePolicy, SeatPlan
from tests.telephony.house import FAKE, House
from tests.telephony.on_fake import FakeStage

SEATS = [str(9001 + n) for n in range(230)]
OWN_NUMBER, OTHERS_NUMBER = "12345", "99901"
SAVES_A_SECOND, ORDERS_A_SECOND, TURNS_A_SECOND, CALLS_A_SECOND = 36.0, 0.8, 4.0, 0.8
"""A hundred calls a day for each: a call every 288 s, of which 45 s are typing."""
TALK_SECONDS = 20.0
CONTENT = json.dumps({"tab": "bench", "at": 0, "draft": {"event": "每晚很吵，" * 60}})


def publish_floor(house: House) -> None:
    """Publish the city's telephony with the crowd's seats, and straight ways to two queues."""
    with psycopg.connect(house.database_url, row_factory=tuple_row) as connection:
        version, content = connection.execute(
            f"SELECT version, content FROM {TABLE} ORDER BY version DESC LIMIT 1"  # noqa: S608 - a constant
        ).fetchone() or (0, {})
        content["seats"] += [SeatPlan(extension=seat).model_dump(mode="json") for seat in SEATS]
        content["queues"].append(
            QueuePolicy(name="others", label="其他", wrap_up_seconds=3).model_dump(mode="json")
        )
        ways = {OWN_NUMBER: "general", OTHERS_NUMBER: "others"}
        numbers = [each for each in content["numbers"] if each["number"] not in ways]
        for number, queue in ways.items():
            flow = Flow(name=f"to_{queue}", steps=[AnswerStep(), QueueStep(queue=queue)])
            content["flows"].append(flow.model_dump(mode="json"))
            dialled = DialledNumber(number=number, flow=flow.name)
            numbers.append(dialled.model_dump(mode="json"))
        content.update({"numbers": numbers, "version": version + 1})
        connection.execute(
            f"INSERT INTO {TABLE} (version, content, published_at) VALUES (%s, %s, now())",  # noqa: S608 - a constant
            (version + 1, Jsonb(content)),
        )


async def _sit(session: aiohttp.ClientSession, house: House, place: int, operator_id: int) -> None:
    """Open one line, and turn ready and back now and then until the end."""
    ticket = Ticket(
        operator_id=operator_id,
        display_name=f"压测{place}",
        seat=SEATS[place],
        device="desk_phone",
        skills={"lang:zh": 5, "queue:others": 5},
        issued_at=datetime.now(tz=UTC),
        expires_at=datetime.now(tz=UTC) + timedelta(hours=3),
    )
    signed = issue_ticket(house.secret("TICKET_SECRET"), ticket)
    address = f"ws://127.0.0.1:{house.base + FAKE}/operator"
    async with session.ws_connect(address, origin=house.web_origin) as socket:
        await socket.send_str(Hello(ticket=signed, page_id=f"bench{place}").model_dump_json())
        turning = asyncio.create_task(_turn(socket, len(SEATS) / TURNS_A_SECOND))
        try:
            async for _ in socket:
                pass
        finally:
            turning.cancel()


async def _turn(socket: aiohttp.ClientWebSocketResponse, every: float) -> None:
    while True:
        await socket.send_str(SetState(state="ready").model_dump_json())
        await asyncio.sleep(random.uniform(0.5, 1.5) * every)
        await socket.send_str(SetState(state="not_ready").model_dump_json())
        await asyncio.sleep(random.uniform(0.1, 0.3) * every)


async def _call(stage: FakeStage, number: str, seconds: float) -> None:
    line = await stage.call_in(caller=f"138{random.randrange(10**8):08d}", dialled=number, tone=440)
    try:
        await asyncio.sleep(seconds)
    finally:
        if not line.is_over:
            line.hang_up()


async def keep_calling(stage: FakeStage, number: str, a_second: float, seconds: float) -> None:
    """Let citizens call a number, each for so long."""
    async with asyncio.TaskGroup() as group:
        while True:
            group.create_task(_call(stage, number, seconds))
            await asyncio.sleep(random.expovariate(a_second))


async def _work(
    session: aiohttp.ClientSession, crowd: list[Operator], city: City, share: float
) -> None:
    """Save drafts and register orders at the crowd's pace; what is refused is not our matter."""
    refused: list[str] = []

    async def save() -> None:
        body = {"slot": str(uuid4()), "key": str(uuid4()), "content": CONTENT, "seen_version": 0}
        with contextlib.suppress(aiohttp.ClientError):
            await _post(session, random.choice(crowd), "/api/order-drafts", body, [], refused)

    async def register() -> None:
        with contextlib.suppress(aiohttp.ClientError):
            await act(session, random.choice(crowd), city, Seen())

    async with asyncio.TaskGroup() as group:
        while True:
            await asyncio.sleep(1 / SAVES_A_SECOND / share)
            group.create_task(save())
            if random.random() < ORDERS_A_SECOND / SAVES_A_SECOND:
                group.create_task(register())


@contextlib.asynccontextmanager
async def crowd_beside(
    stage: FakeStage, ids: list[int], crowd: list[Operator], city: City, share: float
) -> AsyncIterator[None]:
    """Let everybody sit down and work, until the block ends."""
    for seat in SEATS:
        endpoint = endpoint_name(seat, "desk_phone")
        stage._plug_in(f"PJSIP/{endpoint}", 1000, "answers")  # noqa: SLF001 - our own stage
    connector = aiohttp.TCPConnector(limit=0)
    jar = aiohttp.DummyCookieJar()
    async with (
        aiohttp.ClientSession(connector=connector) as lines,
        aiohttp.ClientSession(stage.house.web_origin, cookie_jar=jar) as desk,
    ):
        tasks = [
            *(asyncio.create_task(_sit(lines, stage.house, n, i)) for n, i in enumerate(ids)),
            asyncio.create_task(_work(desk, crowd, city, share)),
            asyncio.create_task(keep_calling(stage, OTHERS_NUMBER, CALLS_A_SECOND, TALK_SECONDS)),
        ]
        await asyncio.sleep(3)
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
