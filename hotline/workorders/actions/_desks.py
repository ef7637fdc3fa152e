"""Put the answers to a special desk's form (专席表单) on a new order."""

import json

from hotline.workorders.desk_queries import form_of, get_desk
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.desk_form import clean, faults_of_form
from hotline.workorders.rules.registration import Demand


def faults_of_desks(demands: list[Demand]) -> dict[str, str]:
    """Return path → Chinese sentence for every desk or answer that cannot be kept."""
    faults = {}
    for position, each in enumerate(demands):
        at = f"demands.{position}"
        if not each.desk_code:
            if each.desk_answers:
                faults[f"{at}.desk_code"] = "请选择专席。"
            continue
        try:
            fields = form_of(get_desk(each.desk_code))
        except Incomplete as fault:
            faults[f"{at}.desk_code"] = fault.message
            continue
        found = faults_of_form(fields, each.desk_answers)
        faults |= {f"{at}.desk_answers.{name}": text for name, text in found.items()}
    return faults


def sit_at_desk(order: WorkOrder, demand: Demand) -> None:
    """Set the order's desk and answers; the caller saves it."""
    if not demand.desk_code:
        return
    order.desk = get_desk(demand.desk_code)
    answers = clean(form_of(order.desk), demand.desk_answers)
    order.desk_answers = json.dumps(answers, ensure_ascii=False) if answers else ""
