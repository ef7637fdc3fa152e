"""The services that help at once (紧急移交)."""

from enum import StrEnum


class Service(StrEnum):
    """Who is rung."""

    POLICE = "110"
    FIRE = "119"
    AMBULANCE = "120"


SERVICE_LABELS: dict[Service, str] = {
    Service.POLICE: "110 报警服务台",
    Service.FIRE: "119 消防",
    Service.AMBULANCE: "120 急救",
}
