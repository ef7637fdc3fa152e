"""Features of the characters around a token."""

from hotline.reference.rules.addresses.tokens import Line

_REACH = 3
_SUFFIXES = frozenset("省市区县镇乡村社路街道巷弄号栋幢座楼层室元组园苑城厦场店厂院校司馆处门口里")
_FAR = 6


def add_context(found: list[list[str]], line: Line) -> None:
    """Add the characters around each token, alone and in runs of two to four."""
    pad = ["<"] * _REACH
    normal = [*pad, *line.normal, *(">" for _ in pad), ">"]
    shape = [*pad, *line.shape, *(">" for _ in pad), ">"]
    chinese = [at for at, each in enumerate(line.tokens) if "一" <= each <= "鿿"]
    last = chinese[-1] if chinese else -1
    for at, token in enumerate(line.tokens):
        here = found[at]
        for length, reach in ((1, 3), (2, 2), (3, 1), (4, 0)):
            here += (
                f"n{length}{shift}" + "".join(normal[at + 3 + shift : at + 3 + shift + length])
                for shift in range(-_REACH, reach + 1)
            )
        mid = at + _REACH
        here += (
            f"s1{normal[mid - 1]}_{normal[mid + 1]}",
            f"s2{normal[mid]}_{normal[mid + 2]}",
            f"s3{normal[mid - 2]}_{normal[mid]}",
            f"w{token}",
            "c3" + "".join(shape[mid - 1 : mid + 2]),
            "c5" + "".join(shape[mid - 2 : mid + 3]),
            "ca" + "".join(shape[mid : mid + 4]),
            "cb" + "".join(shape[mid - 3 : mid + 1]),
            f"p{min(at, 3)}{min(len(line) - 1 - at, 3)}",
        )
        if at <= last:
            here.append("before the last character")


def add_suffixes(found: list[list[str]], line: Line) -> None:
    """Add the nearest words that end a component, on either side, and how far they are."""
    after, before = _after(line.normal), _before(line.normal)
    for at, normal in enumerate(line.normal):
        found[at] += (
            f"sa{after[at]}",
            f"sb{before[at]}",
            f"sab{after[at][0]}{before[at][0]}",
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
