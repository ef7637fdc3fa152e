"""Show findings and their mends."""

from collections.abc import Mapping

from hotline.workorders.api.shield_schemas import FindingView, MendView, SpanView
from hotline.workorders.rules.shield.finding import SEVERITY_LABELS, Finding, Mend, Severity
from hotline.workorders.shield_city import Tables


def finding_view(
    each: Finding,
    tables: Tables,
    *,
    is_overridden: bool = False,
    labels: Mapping[Severity, str] = SEVERITY_LABELS,
) -> FindingView:
    """Show a finding; what gravity is called depends on what is being checked."""
    span = each.span
    return FindingView(
        code=each.code,
        label=each.label,
        severity=each.severity,
        severity_label=labels[each.severity],
        reason=each.reason,
        span=SpanView(field=span.field, start=span.start, end=span.end, text=span.text)
        if span
        else None,
        mends=[_mend(mend, tables) for mend in each.mends],
        is_overridden=is_overridden,
        is_machine=each.is_machine,
    )


def _mend(each: Mend, tables: Tables) -> MendView:
    """Show a mend; pages know departments by their id."""
    field, value = each.field, each.value
    if field == "department_code":
        field, value = "department_id", str(tables.department_id(value) or "")
    return MendView(
        kind=each.kind, label=each.label, field=field, value=value, parts=list(each.parts)
    )
