"""Load IVR flows and their versions."""

from contracts.ivr import Flow
from hotline.telephony.models import IvrFlow, IvrFlowVersion
from hotline.telephony.policy_errors import NoSuchFlow


def list_flows() -> list[IvrFlow]:
    """Return every flow by name."""
    return list(IvrFlow.objects.prefetch_related("versions"))


def get_flow(name: str) -> IvrFlow:
    """Return one flow with its versions.

    Raises:
        NoSuchFlow: there is none.

    """
    flow = IvrFlow.objects.filter(name=name).prefetch_related("versions").first()
    if flow is None:
        msg = f"没有流程“{name}”。"
        raise NoSuchFlow(msg)
    return flow


def get_version(name: str, version: int) -> IvrFlowVersion:
    """Return one published version.

    Raises:
        NoSuchFlow: there is none.

    """
    rows = IvrFlowVersion.objects.filter(flow__name=name, version=version)
    row = rows.select_related("flow").first()
    if row is None:
        msg = f"流程“{name}”没有第 {version} 版。"
        raise NoSuchFlow(msg)
    return row


def newest_version(flow: IvrFlow) -> IvrFlowVersion | None:
    """Return the version in force, or None before the first publishing."""
    return flow.versions.order_by("-version").first()


def flows_in_force() -> list[Flow]:
    """Return every active flow in its newest version, by name."""
    rows = IvrFlowVersion.objects.filter(flow__is_active=True).select_related("flow")
    newest = rows.order_by("flow__name", "-version").distinct("flow__name")
    return [flow_of(row.flow, row.steps, row.version) for row in newest]


def flow_of(flow: IvrFlow, steps: object, version: int) -> Flow:
    """Return steps of a flow as the contract."""
    return Flow.model_validate(
        {"name": flow.name, "label": flow.label, "version": version, "steps": steps}
    )
