"""One person, many identities: linked by proof, merged and unmerged without loss."""

from datetime import timedelta

import pytest

from hotline.citizens.actions.correct import correct
from hotline.citizens.actions.link_identity import link_identity, unlink_identity
from hotline.citizens.actions.merge import merge, unmerge
from hotline.citizens.actions.prove_phone import prove_phone
from hotline.citizens.actions.recognize import recognize
from hotline.citizens.actions.set_care import set_care
from hotline.citizens.errors import CannotMerge, CitizenInvalid, IdentityTaken
from hotline.citizens.models import Citizen, Merging, Phone
from hotline.citizens.person import person_of
from hotline.citizens.queries import find_by_identity, find_by_number, ids_of_person
from hotline.citizens.rules.identities import IdentityKind, Proof, mask_identity
from hotline.citizens.tests.test_recognize import NOW
from hotline.core.actor import SYSTEM
from hotline.core.models import Event

pytestmark = pytest.mark.django_db
WHY = "本人来电说明两个号码都是自己的。"


def _citizen(number: str, name: str = "") -> Citizen:
    made = recognize(number=number, by=SYSTEM, now=NOW, name=name)
    assert made is not None
    return made


def _merge(kept: Citizen, absorbed: Citizen) -> Merging:
    return merge(
        kept_id=kept.pk,
        absorbed_id=absorbed.pk,
        reason=WHY,
        proof=Proof.OPERATOR,
        by=SYSTEM,
        now=NOW,
    )


def _link(citizen: Citizen, value: str, kind: IdentityKind = IdentityKind.WECHAT) -> int:
    linked = link_identity(
        citizen_id=citizen.pk, kind=kind, value=value, proof=Proof.PHONE_CODE, by=SYSTEM, now=NOW
    )
    return linked.pk


def test_an_account_that_was_proven_finds_its_citizen() -> None:
    chen = _citizen("13907551234")
    ident = _link(chen, "o6_bmjrPTlm6")
    assert _link(chen, "o6_bmjrPTlm6") == ident
    _link(chen, "Chen.Jing@Mail.example ", IdentityKind.EMAIL)
    assert find_by_identity("wechat", "o6_bmjrPTlm6") == chen
    assert find_by_identity("email", "chen.jing@mail.EXAMPLE") == chen
    assert find_by_identity("wechat", "O6_BMJRPTLM6") is None
    assert find_by_identity("web", "o6_bmjrPTlm6") is None
    assert Event.objects.filter(kind="citizen.identity_linked").count() == 2
    unlink_identity(identity_id=ident, by=SYSTEM, now=NOW)
    assert find_by_identity("wechat", "o6_bmjrPTlm6") is None


def test_an_account_of_somebody_else_is_not_taken_from_them() -> None:
    _link(_citizen("13907551234"), "o6_bmjrPTlm6")
    with pytest.raises(IdentityTaken):
        _link(_citizen("13807551234"), "o6_bmjrPTlm6")


def test_a_code_that_was_read_proves_the_number() -> None:
    citizen = prove_phone(number="139 0755 1234", by=SYSTEM, now=NOW)
    assert citizen == find_by_number("13907551234")
    assert Phone.objects.get().proven_at == NOW
    assert prove_phone(number="不显示", by=SYSTEM, now=NOW) is None


def test_merged_files_are_one_person_and_undoing_restores_both() -> None:
    chen, other = _citizen("13907551234", "陈静"), _citizen("13807551234")
    correct(citizen_id=other.pk, is_confidential=True, by=SYSTEM, now=NOW)
    set_care(citizen_id=other.pk, care=["hearing", "elderly"], by=SYSTEM, now=NOW)
    merging = _merge(chen, other)
    person = person_of(Citizen.objects.get(pk=other.pk))
    assert (person.citizen_id, person.name, person.is_confidential) == (chen.pk, "陈静", True)
    assert person.care == ("elderly", "hearing")
    assert ids_of_person(other.pk) == ids_of_person(chen.pk) == [chen.pk, other.pk]
    found = find_by_number("13807551234")
    assert found is not None
    assert found.pk == other.pk
    unmerge(merging_id=merging.pk, reason=WHY, by=SYSTEM, now=NOW + timedelta(hours=1))
    alone = person_of(Citizen.objects.get(pk=chen.pk))
    assert (alone.file_ids, alone.is_confidential, alone.care) == ((chen.pk,), False, ())
    with pytest.raises(CannotMerge):
        unmerge(merging_id=merging.pk, reason=WHY, by=SYSTEM, now=NOW)
    _merge(chen, other)


def test_what_cannot_be_merged_says_why() -> None:
    chen, other, third = map(_citizen, ("13907551234", "13807551234", "13707551234"))
    with pytest.raises(CannotMerge, match="不同"):
        _merge(chen, chen)
    _merge(chen, other)
    with pytest.raises(CannotMerge, match="已经合并"):
        _merge(other, chen)
    with pytest.raises(CannotMerge, match="先撤销"):
        _merge(third, other)
    with pytest.raises(CitizenInvalid):
        merge(
            kept_id=chen.pk,
            absorbed_id=third.pk,
            reason="同",
            proof=Proof.OPERATOR,
            by=SYSTEM,
            now=NOW,
        )
    _merge(third, chen)
    assert ids_of_person(other.pk) == [third.pk, chen.pk, other.pk]


def test_care_of_a_person_lies_on_the_kept_file() -> None:
    chen, other = _citizen("13907551234"), _citizen("13807551234")
    set_care(citizen_id=other.pk, care=["sight"], by=SYSTEM, now=NOW)
    _merge(chen, other)
    set_care(citizen_id=other.pk, care=["elderly"], by=SYSTEM, now=NOW)
    assert Citizen.objects.get(pk=chen.pk).care == ["elderly"]
    assert Citizen.objects.get(pk=other.pk).care == []
    told = Event.objects.filter(kind="citizen.care_changed").count()
    set_care(citizen_id=chen.pk, care=["elderly"], by=SYSTEM, now=NOW)
    assert Event.objects.filter(kind="citizen.care_changed").count() == told
    with pytest.raises(CitizenInvalid):
        set_care(citizen_id=chen.pk, care=["rich"], by=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    ("value", "seen"),
    [("chen.jing@mail.example", "ch***@mail.example"), ("o6_bmjrPTlm6", "o6_b***")],
)
def test_an_account_is_shown_masked(value: str, seen: str) -> None:
    assert mask_identity(value) == seen
