"""What the network's cause of an ending (Q.850) means to somebody who dialled a number."""

from contracts.call_events import EndCause

_WORDS: dict[int, EndCause] = {
    17: "busy",
    18: "no_answer",
    19: "no_answer",
    21: "rejected",
    55: "rejected",
}


def cause_of(number: int) -> EndCause:
    """Name the cause; whatever is neither busy, silent nor refusing is unreachable."""
    return _WORDS.get(number, "unreachable")
