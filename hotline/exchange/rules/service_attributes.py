"""What may be told of every service beside place and story: pure."""

from collections.abc import Mapping

from hotline.exchange.rules.bodies import Row

DEMAND = "DEMAND"
CONFIDENTIAL = "CONFIDENTIAL"


def attributes() -> list[Row]:
    """Return the attributes of every service, in the order they are asked."""
    return [
        {
            "variable": True,
            "code": DEMAND,
            "datatype": "text",
            "required": False,
            "datatype_description": "希望怎样解决",
            "order": 1,
            "description": "您的具体诉求是什么？",
            "values": [],
        },
        {
            "variable": True,
            "code": CONFIDENTIAL,
            "datatype": "singlevaluelist",
            "required": False,
            "datatype_description": "不填为不保密",
            "order": 2,
            "description": "是否要求对承办单位保密？",
            "values": [{"key": "yes", "name": "要求保密"}, {"key": "no", "name": "不保密"}],
        },
    ]


def form_of(fields: Mapping[str, str]) -> dict[str, object]:
    """Return a posted request as the form operators read; the names are the portal's."""
    said = {name: text for name, text in fields.items() if text}
    form: dict[str, object] = {
        "topic_code": said.get("service_code", ""),
        "event": said.get("description", ""),
        "demand": said.get(f"attribute[{DEMAND}]", ""),
        "place": said.get("address_string", ""),
        "latitude": float(said["lat"]) if "lat" in said else None,
        "longitude": float(said["long"]) if "long" in said else None,
        "name": said.get("last_name", "") + said.get("first_name", ""),
        "is_confidential": said.get(f"attribute[{CONFIDENTIAL}]", "") == "yes",
        "email": said.get("email", ""),
        "media_url": said.get("media_url", ""),
    }
    return {key: value for key, value in form.items() if value not in ("", None)}
