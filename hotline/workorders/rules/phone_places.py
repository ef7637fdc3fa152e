"""Where a number is at home (号码归属地), from the public numbering tables."""

import phonenumbers

_CHINA = "CN"


def phone_place(number: str) -> str:
    """Return province or city and the carrier in Chinese, such as ``海南省海口市 中国电信``.

    Empty when the number is withheld or unknown.
    """
    from phonenumbers import carrier, geocoder  # noqa: PLC0415 - 100 MB that only the web needs

    try:
        parsed = phonenumbers.parse(number, _CHINA)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    place = geocoder.description_for_number(parsed, "zh")
    return " ".join(each for each in (place, carrier.name_for_number(parsed, "zh")) if each)
