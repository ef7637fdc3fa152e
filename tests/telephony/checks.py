"""Compare what a story left behind with what its file says."""

import asyncio
from collections.abc import Mapping

from hotline.core.masking import mask_phone
from tests.telephony.house import House
from tests.telephony.journal import Journal, Row
from tests.telephony.sound import RATE, onset_of, read_stereo, seconds_heard
from tests.telephony.story import Story

LATEST_BEGIN = 0.6
"""The recording starts when citizen and operator are joined: both tones begin at once."""
CROSSTALK_SECONDS = 0.15
SEALING_SECONDS = 15.0
LOGGED_AS = {"call.recording_started": "recording.started"}
ASIDE = frozenset({"call.trunk_leg_ended", "call.quality", "call.flow_started", "call.left_queue"})
"""What goes with every call; a story tells of it only where it matters."""
UNLOGGED = ASIDE | {
    "call.digits_collected",
    "call.party_joined",
    "call.recording_ended",
    "call.return_asked",
    "call.return_settled",
    "call.step_reached",
}
"""Facts of the call's record only: the log does not repeat them."""


def check_events(story: Story, rows: list[Row], operator_ids: Mapping[str, int]) -> None:
    """The call's journal must be exactly what the story tells, in order."""
    expected = story.events or []
    told = {kind for kind, _ in expected}
    rows = [row for row in rows if row["kind"] in told or row["kind"] not in ASIDE]
    assert [row["kind"] for row in rows] == [kind for kind, _ in expected], [
        (row["kind"], row["details"]) for row in rows
    ]
    for row, (kind, details) in zip(rows, expected, strict=True):
        wanted = dict(details)
        if "operator" in wanted:
            wanted["operator_id"] = operator_ids[wanted.pop("operator")]
        if "caller" in wanted:  # once absorbed, the journal keeps a masked number only
            wanted["caller"] = mask_phone(wanted["caller"])
        got = {name: row["details"].get(name) for name in wanted}
        assert got == wanted, (kind, row["details"])
    assert len({row["call_id"] for row in rows}) == sum(k == "call.entered" for k, _ in expected)


async def check_states(story: Story, journal: Journal, operator_ids: Mapping[str, int]) -> None:
    """Each operator must pass through exactly the states of the story."""
    for name, operator in story.operators.items():
        wanted = operator.states
        if wanted is None:
            continue
        ident = operator_ids[name]
        await journal.until_states(ident, count=len(wanted))
        assert journal.states_of(ident) == wanted, name


def check_heard(story: Story, heard: list[str]) -> None:
    """The prompts of the story must begin in its order; others may lie between them."""
    rest = iter(heard)
    missing = [each for each in story.heard if each not in rest]
    assert missing == [], heard


async def check_rows(story: Story, journal: Journal) -> None:
    """The business side must have written the story's rows and no others."""
    ids = journal.call_ids()
    calls = await journal.select("SELECT * FROM telephony_call WHERE id = ANY(%s)", ids)
    assert len(calls) == len(ids)
    for name, wanted in story.rows.call.items():
        assert [str(call[name]) for call in calls] == [str(wanted)] * len(calls), name
    contacts = await journal.select("SELECT * FROM contacts_contact WHERE call_id = ANY(%s)", ids)
    assert len(contacts) == story.rows.contacts
    assert all(contact["closed_at"] for contact in contacts)
    recordings = await _finished_recordings(journal)
    assert len(recordings) == story.rows.recordings
    assert {row["status"] for row in recordings} <= {"ready"}, recordings


async def check_log(story: Story, journal: Journal) -> None:
    """Each happening must be one line of the log that outlives the rows, in one story."""
    query = (
        "SELECT kind FROM core_event WHERE correlation_id IN"
        " (SELECT correlation_id FROM telephony_call WHERE id = ANY(%s))"
        " AND split_part(kind, '.', 1) IN ('call', 'recording', 'contact')"
    )
    told = {kind for kind, _ in story.events or []}
    rows = await journal.select(query, journal.call_ids())
    logged = [row["kind"] for row in rows if row["kind"] in told or row["kind"] not in ASIDE]
    kinds = [kind for kind, _ in story.events or [] if kind not in UNLOGGED]
    expected = [LOGGED_AS.get(kind, kind) for kind in kinds]
    expected += ["contact.opened", "contact.closed"] * story.rows.contacts
    expected += ["recording.finalized"] * story.rows.recordings
    assert sorted(logged) == sorted(expected), sorted(logged)


async def _finished_recordings(journal: Journal) -> list[Row]:
    """Wait until no recording of the story is still being written or sealed."""
    query = "SELECT * FROM telephony_recording WHERE call_id = ANY(%s)"
    async with asyncio.timeout(SEALING_SECONDS):
        while True:
            rows = await journal.select(query, journal.call_ids())
            if all(row["status"] != "recording" for row in rows):
                return rows
            await asyncio.sleep(0.1)


async def check_recording(story: Story, journal: Journal, house: House) -> None:
    """The stereo file must hold the story's tones, left and right, from the joining on."""
    if story.recording is None:
        return
    rows, wanted = await _finished_recordings(journal), story.recording
    row = next(row for row in rows if row["kind"] == wanted.kind)
    left, right = read_stereo(await asyncio.to_thread(house.open_recording, row["id"]))
    shortest, longest = wanted.seconds
    assert shortest <= len(left) / RATE <= longest, len(left) / RATE
    onset = onset_of(left, wanted.left)
    assert onset is not None, f"no {wanted.left} Hz on the left"
    assert onset <= LATEST_BEGIN, onset
    begins = [onset_of(right, tone) for tone in wanted.right]
    assert None not in begins, dict(zip(wanted.right, begins, strict=True))
    assert [tone for tone in wanted.never if onset_of(right, tone) is not None] == []
    times = [begin for begin in begins if begin is not None]
    assert times == sorted(times), times
    assert not times or times[0] <= LATEST_BEGIN, times
    assert seconds_heard(right, wanted.left) <= CROSSTALK_SECONDS, "the citizen is on the right"
    for tone in wanted.right:
        assert seconds_heard(left, tone) <= CROSSTALK_SECONDS, f"{tone} Hz is on the left"
