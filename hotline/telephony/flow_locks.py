"""Load an IVR flow to change it, if the editor saw the newest draft."""

from hotline.telephony.models import IvrFlow
from hotline.telephony.policy_errors import ChangedMeanwhile, NoSuchFlow


def locked_flow(name: str, revision: int | None = None) -> IvrFlow:
    """Return the flow, locked until the transaction ends.

    Raises:
        NoSuchFlow: there is none.
        ChangedMeanwhile: ``revision`` is given and not the newest.

    """
    flow = IvrFlow.objects.select_for_update().filter(name=name).first()
    if flow is None:
        msg = f"没有流程“{name}”。"
        raise NoSuchFlow(msg)
    if revision is not None and flow.revision != revision:
        raise ChangedMeanwhile(flow.draft_by_label)
    return flow
