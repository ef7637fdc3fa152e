"""Features of numbers: which of the line's numbers one is, and the pattern it stands in."""

from hotline.reference.rules.addresses.tokens import Line

_PATTERN = frozenset("9-A_#一、/号栋幢座楼层室元弄单")


def add_numbers(found: list[list[str]], line: Line) -> None:
    """Add rank and length of each number, and the run of numbers and units around a token."""
    normal = line.normal
    numbers = [at for at, each in enumerate(normal) if each == "9"]
    for rank, at in enumerate(numbers):
        left = normal[at - 1] if at else "<"
        right = normal[at + 1] if at + 1 < len(normal) else ">"
        place = f"{min(rank, 3)}{min(len(numbers) - rank - 1, 3)}"
        length = min(len(line.tokens[at]), 5)
        found[at] += (
            f"rk{place}",
            f"rks{place}{right}{left}",
            f"len{length}{left}{right}",
            f"lenr{length}{len(numbers) - rank - 1}",
        )
    for at, each in enumerate(normal):
        if each in _PATTERN:
            found[at] += _pattern(line, at)


def _pattern(line: Line, at: int) -> tuple[str, ...]:
    normal, shape = line.normal, line.shape
    start, end = at, at + 1
    while start and normal[start - 1] in _PATTERN:
        start -= 1
    while end < len(normal) and normal[end] in _PATTERN:
        end += 1
    left = normal[start - 1] if start else "<"
    further = normal[start - 2] if start > 1 else "<"
    right = normal[end] if end < len(normal) else ">"
    before, rest = "".join(normal[start:at]), "".join(normal[at:end])
    return (
        f"z{before}*{rest}{right}",
        f"za{''.join(shape[at:end])}",
        f"zp{further}{left}{at - start}",
    )
