"""What administration refuses, in words for people."""

from hotline.core.errors import Invalid


class UnreadableFile(Invalid):
    """The file as a whole is no list of people."""

    code = "unreadable_file"


class FaultyRows(Invalid):
    """Some rows of an import are wrong; nobody was created."""

    code = "faulty_rows"


class TooLongASpan(Invalid):
    """The audit is asked for more time than one look takes in."""

    code = "too_long_a_span"
