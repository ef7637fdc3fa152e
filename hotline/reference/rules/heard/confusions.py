"""Which sounds are taken for one another, and how cheaply.

Sources: the usual confusions of southern Mandarin as textbooks of Putonghua list them (平翘舌,
前后鼻音, 鼻边音, 唇齿音), and of speakers of Hainanese, whose language has no aspirated p, t, k
and reads s as t, b and d as implosives, and who tell tones apart differently.
"""

_INITIALS = {
    0.12: "z-zh c-ch s-sh",
    0.15: "l-n f-h",
    0.2: "l-r y-r w-",
    0.25: "b-p j-z q-c x-s n-r y-",
    0.3: "d-t g-k j-q zh-j ch-q sh-x h-k h-w s-t z-c zh-ch f-w b-f",
    0.4: "b-m d-l h-x z-s c-s zh-sh ch-sh r-y t-c p-f g-h d-z",
}
_FINALS = {
    0.1: "v-u",
    0.12: "in-ing en-eng",
    0.15: "an-ang uo-o ve-ue ian-iang",
    0.2: "uan-uang e-uo e-o",
    0.25: "eng-ong i-v ei-ui ie-ve iong-ong",
    0.3: "en-un in-en ing-eng ou-ao ao-iao ai-ei uan-an uang-ang ua-a iu-ou ui-i un-ong in-un ie-e",
    0.35: "ian-an iang-ang an-en ia-a ian-in e-ai i-e u-ou o-ou u-o ai-a uai-ai ie-i ei-i",
    0.4: "an-ai ao-a ang-ong u-iu iu-i",
}
OTHER_INITIAL, OTHER_FINAL = 0.5, 0.5

_LONG = ("zh", "ch", "sh")
_SHORT = frozenset("bpmfdtnlgkhjqxrzcsyw")


def parted(syllable: str) -> tuple[str, str]:
    """Return initial and final; ``y`` and ``w`` count as initials."""
    if syllable[:2] in _LONG:
        return syllable[:2], syllable[2:]
    return (syllable[0], syllable[1:]) if syllable[:1] in _SHORT else ("", syllable)


def _table(said: dict[float, str]) -> dict[frozenset[str], float]:
    return {
        frozenset(pair.split("-")): cost for cost, pairs in said.items() for pair in pairs.split()
    }


INITIALS = _table(_INITIALS)
FINALS = _table(_FINALS)

_CLASS_OF_INITIAL = {
    "zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "f": "h",
}  # fmt: skip
_CLASS_OF_FINAL = {
    "ing": "in", "eng": "en", "ang": "an", "iang": "ian", "uang": "uan",
    "v": "u", "o": "uo", "ve": "ue",
}  # fmt: skip


def sound_class(syllable: str) -> str:
    """Return what the commonest confusions leave of a syllable, to look names up by."""
    initial, final = parted(syllable)
    return _CLASS_OF_INITIAL.get(initial, initial) + _CLASS_OF_FINAL.get(final, final)
