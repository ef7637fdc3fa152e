"""Cut a text into clauses, each with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLAUSE = re.compile(r"[^。！？!?；;，,：:\n\r\t　]+")
_GREETING = re.compile(
    r"^(?:尊敬的|敬爱的|各位).{0,10}$"
    r"|^.{0,8}(?:领导|书记|市长|局长|同志)们?(?:您好|你好|好|辛苦了)?$"
    r"|^.{0,6}(?:您好|你好|辛苦了)$"
    r"|^(?:非常|十分|多|万分|在此|先行)*(?:谢谢|感谢|致谢|此致|敬礼|望回复|盼复|祝).{0,6}$"
)
_LEAD_IN = re.compile(
    r"^(?:我(?:们)?(?:是|要|想|来信|来电|在此)?(?:来)?(?:反映|投诉|举报|咨询|请问|问一下)(?:的是|一下|下)?|"
    r"请问(?:一下)?|想问(?:一下)?|关于|另外|同时|此外|但是|而且|所以|因此|现在|目前|据说)"
)
_SALUTED = 12


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it stands, and what of it is worth repeating."""

    text: str
    start: int
    place: int
    """Its number in the text."""

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)

    @property
    def core(self) -> str:
        """The clause without a lead-in."""
        return _LEAD_IN.sub("", self.text) or self.text


def clauses_of(text: str, *, shortest: int = 5) -> list[Clause]:
    """Return the clauses that say something; greetings and scraps are left out."""
    return list(_clauses(text, shortest))


def _clauses(text: str, shortest: int) -> Iterator[Clause]:
    place = 0
    for match in _CLAUSE.finditer(text):
        said = match.group().strip()
        if len(said) < shortest or (len(said) <= _SALUTED and _GREETING.match(said)):
            continue
        yield Clause(said, match.start() + match.group().find(said), place)
        place += 1
