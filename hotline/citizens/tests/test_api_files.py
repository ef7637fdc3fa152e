"""The doors of citizens' files: everything masked, merging for leaders."""

import pytest

from hotline.citizens.actions.link_identity import link_identity
from hotline.citizens.actions.recognize import recognize
from hotline.citizens.rules.identities import IdentityKind, Proof
from hotline.citizens.tests.test_recognize import NOW
from hotline.core.actor import SYSTEM
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")
WHY = "本人来电说明两个号码都是自己的。"


def _known(number: str, name: str = "") -> int:
    citizen = recognize(number=number, by=SYSTEM, now=NOW, name=name)
    assert citizen is not None
    return citizen.pk


def test_a_file_is_found_by_number_and_shows_nothing_whole(cast: Cast) -> None:
    ident = _known("13907551234", "陈静")
    link_identity(
        citizen_id=ident,
        kind=IdentityKind.WECHAT,
        value="o6_bmjrPTlm6",
        proof=Proof.REPLY_CODE,
        by=SYSTEM,
        now=NOW,
    )
    door = Door(cast.wang_fang)
    assert door.post("/citizens/search", {"number": "139 0755 1234"}) == (200, {"id": ident})
    status, refusal = door.post("/citizens/search", {"number": "13800000000"})
    assert (status, refusal["message"]) == (404, "这个号码没有市民档案。")
    status, seen = door.get(f"/citizens/{ident}")
    assert status == 200
    assert [each["number"] for each in seen["phones"]] == ["139****1234"]
    assert [each["value"] for each in seen["identities"]] == ["o6_b***"]
    assert (seen["may_care"], seen["may_merge"]) == (True, False)
    status, seen = door.post(f"/citizens/{ident}/care", {"care": ["hearing"]})
    assert [each["label"] for each in seen["care"] if each["is_set"]] == ["听力不便"]
    account = seen["identities"][0]["id"]
    status, seen = door.delete(f"/citizens/{ident}/identities/{account}")
    assert (status, seen["identities"]) == (200, [])


def test_a_leader_merges_by_number_and_undoes_it(cast: Cast) -> None:
    kept, other = _known("13907551234", "陈静"), _known("13807551234")
    door = Door(cast.leader_zhou)
    body = {"number": "13807551234", "reason": WHY}
    status, seen = door.post(f"/citizens/{kept}/merge", body)
    assert status == 200, seen
    assert [each["number"] for each in seen["phones"]] == ["139****1234", "138****1234"]
    assert door.get(f"/citizens/{other}")[1]["id"] == kept
    merging = seen["mergings"][0]["id"]
    status, seen = door.post(f"/citizens/{kept}/mergings/{merging}/undo", {"reason": WHY})
    assert status == 200, seen
    assert len(seen["phones"]) == 1
    assert seen["mergings"][0]["undone_by"] == cast.leader_zhou.actor_label
    status, refusal = door.post(f"/citizens/{other}/mergings/{merging}/undo", {"reason": WHY})
    assert (status, refusal["code"]) == (409, "cannot_merge")
