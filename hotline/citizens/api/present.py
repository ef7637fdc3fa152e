"""Draw a person's file for the page."""

from hotline.accounts.visitor import Visitor
from hotline.citizens.api import schemas as data
from hotline.citizens.models import Citizen, Identity, Merging, Phone
from hotline.citizens.permissions import CARE_FOR_CITIZENS, MERGE_CITIZENS
from hotline.citizens.person import person_of
from hotline.citizens.queries import list_files_of
from hotline.citizens.rules.care import CARE_ADVICE, CARE_LABELS
from hotline.citizens.rules.identities import mask_identity
from hotline.core.masking import mask_phone


def file_view(citizen: Citizen, visitor: Visitor) -> data.CitizenFileView:
    """Show the files of a person as one."""
    person = person_of(citizen)
    identities = Identity.objects.filter(citizen__in=person.file_ids).order_by("pk")
    mergings = Merging.objects.filter(kept__in=person.file_ids)
    return data.CitizenFileView(
        id=person.citizen_id,
        name=person.name,
        sex_label=Citizen.Sex(person.sex).label,
        is_confidential=person.is_confidential,
        phones=_phones(person.file_ids),
        identities=[_identity(each) for each in identities],
        care=[
            data.CareChoice(
                care=each,
                label=label,
                advice=CARE_ADVICE[each],
                is_set=each.value in person.care,
            )
            for each, label in CARE_LABELS.items()
        ],
        mergings=[_merging(each) for each in mergings.select_related("absorbed")],
        may_care=visitor.has(CARE_FOR_CITIZENS),
        may_merge=visitor.has(MERGE_CITIZENS),
    )


def _phones(file_ids: tuple[int, ...]) -> list[data.CitizenPhoneView]:
    return [
        data.CitizenPhoneView(number=mask_phone(each.number), proven_at=each.proven_at)
        for each in Phone.objects.filter(citizen__in=file_ids).order_by("pk")
    ]


def _identity(identity: Identity) -> data.CitizenIdentityView:
    return data.CitizenIdentityView(
        id=identity.pk,
        label=identity.get_kind_display(),
        value=mask_identity(identity.value),
        proof_label=identity.get_proof_display(),
        linked_at=identity.linked_at,
    )


def _merging(merging: Merging) -> data.CitizenMergingView:
    absorbed = list_files_of(merging.absorbed) if merging.undone_at else [merging.absorbed]
    return data.CitizenMergingView(
        id=merging.pk,
        absorbed_id=merging.absorbed_id,
        phones=_phones(tuple(each.pk for each in absorbed)),
        reason=merging.reason,
        proof_label=merging.get_proof_display(),
        merged_at=merging.merged_at,
        merged_by=merging.merged_by_label,
        undone_at=merging.undone_at,
        undone_by=merging.undone_by_label,
    )
