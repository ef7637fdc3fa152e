"""Begin or correct a firm's file (登记企业)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.firms.errors import FirmInvalid, FirmKnown
from hotline.firms.events import FirmSaved
from hotline.firms.models import Firm
from hotline.firms.queries import get_firm
from hotline.firms.rules.firms import FirmFile, faults_of_firm
from hotline.reference.models import Area


def save_firm(*, firm_id: int | None, file: FirmFile, by: Visitor, now: datetime) -> Firm:
    """Keep what differs; nothing new, no event.

    Raises:
        FirmInvalid: something is missing or wrong.
        FirmKnown: another file has the name or the code.
        NoFirm: there is no such firm.

    """
    faults = faults_of_firm(file)
    area = Area.objects.filter(code=file.area_code, is_active=True).first()
    if area is None:
        faults["area_code"] = "请选择所在区划。"
    if faults or area is None:
        raise FirmInvalid.in_fields(faults)
    with writing():
        firm = Firm(added_at=now) if firm_id is None else get_firm(firm_id)
        _refuse_known(firm, file)
        wanted = {
            "name": file.name,
            "credit_code": file.credit_code,
            "kind": file.kind,
            "area_id": area.pk,
            "address": file.address,
            "contact_name": file.contact_name,
            "contact_phone": file.contact_phone,
        }
        changed = [name for name, value in wanted.items() if getattr(firm, name) != value]
        if not changed:
            return firm
        for name in changed:
            setattr(firm, name, wanted[name])
        firm.save()
        happening = FirmSaved(name=firm.name, fields=sorted(changed))
        record(happening, subject_id=firm.pk, by=by, now=now, correlation_id=None)
    return firm


def _refuse_known(firm: Firm, file: FirmFile) -> None:
    others = Firm.objects.exclude(pk=firm.pk)
    if others.filter(name=file.name).exists():
        msg = f"“{file.name}”已登记。"
        raise FirmKnown(msg, fields={"name": msg})
    if file.credit_code and others.filter(credit_code=file.credit_code).exists():
        msg = "这个统一社会信用代码已登记在另一家企业。"
        raise FirmKnown(msg, fields={"credit_code": msg})
