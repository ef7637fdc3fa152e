"""Features of the characters around a token."""

from hotline.reference.rules.addresses.tokens import Line

_SUFFIXES = frozenset("省市区县镇乡村社路街道巷弄号栋幢座楼层室元组园苑城厦场店厂院校司馆处门口里")
_FAR = 6


def add_context(found: list[list[str]], line: Line) -> None:
    """Add the characters on and beside each token, alone and in twos."""
    normal = ["<", *line.normal, ">"]
    for at, token in enumerate(line.tokens):
        left, here, right = normal[at : at + 3]
        found[at] += (
            f"n{here}",
            f"nl{left}",
            f"nr{right}",
            f"nlh{left}{here}",
            f"nhr{here}{right}",
            f"w{token}",
        )


def add_suffixes(found: list[list[str]], line: Line) -> None:
    """Add the nearest words that end a component, on either side, and how far they are."""
    after, before = _after(line.normal), _before(line.normal)
    for at, normal in enumerate(line.normal):
        found[at] += (
            f"sa{after[at]}",
            f"sb{before[at]}",
            f"sau{after[at]}{normal}",
            f"sbu{before[at]}{normal}",
        )


def _after(normal: list[str]) -> list[str]:
    told, last, distance = [], ">", 0
    for each in reversed(normal):
        if each in _SUFFIXES:
            last, distance = each, 0
        told.append(f"{last}{min(distance, _FAR)}")
        distance += 1
    return told[::-1]


def _before(normal: list[str]) -> list[str]:
    told, last, distance = [], "<", 0
    for each in normal:
        told.append(f"{last}{min(distance, _FAR)}")
        distance += 1
        if each in _SUFFIXES or each == "9":
            last, distance = each, 0
    return told
