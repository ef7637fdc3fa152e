"""How many faults of each kind the shield finds (``python -m bench.shield_faults [DATA]``).

Two labelled sets, both open. The first is written by hand: ``shield_cases.yaml``, 150 short
notes, one fault each or none. The second injects faults by rule into real letters that DATA
(or ``HOTLINE_TEST_DATA``) holds: two letters of different topics in one, fields taken away,
the department of another topic. What is off topic comes from questions people asked a voice
assistant. The model's findings are measured with one trained on the segmented letters, those
that resemble a tested letter left out. Without DATA only the first set is measured.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bench.figures import milliseconds
from hotline.config.shield.city_words import city_from_files
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.training import train
from hotline.workorders.rules.recommending.scores import least_share
from hotline.workorders.rules.shield import examine
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.learnt import findings_of, without_contradicted
from hotline.workorders.rules.shingles import marks
from hotline.workorders.tests.shield_kinds import CLEAN, FOUND_BY, a_note, labelled_drafts
from runtime.places import ROOT

CITY = city_from_files(ROOT / "cities" / "haikou")
KNOWN = Known(now=datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
DEPARTMENTS = {
    "城乡建设": "zhujian",
    "环境保护": "shengtai",
    "交通运输": "jiaotong",
    "教育文体": "jiaoyu",
    "劳动和社会保障": "renshe",
    "商贸旅游": "shichang",
    "卫生计生": "weijian",
}
_JOINTS = ("另外，", "。同时反映，", "。")
_NOTE = 80
_CHAT = 1000
_LETTERS = 4000
_SEED = 12345


@dataclass(frozen=True)
class Letter:
    """A real letter and its label."""

    title: str
    text: str
    label: str

    @property
    def note(self) -> str:
        """Its first words, up to the end of a sentence: as long as an operator's note."""
        cut = self.text[:_NOTE]
        ends = [cut.rfind(mark) for mark in "。！？；，"]
        return cut[: max(ends) if max(ends) > _NOTE // 3 else _NOTE].strip()


@dataclass(frozen=True)
class Predictor:
    """A model as the shield asks it."""

    model: Model

    def predict(self, title: str, text: str) -> list[tuple[str, float, tuple[str, ...]]]:
        """Return the likeliest labels."""
        return [tuple(each) for each in self.model.predict(title, text).candidates]  # type: ignore[misc]


Look = Callable[[Draft], set[str]]


def by_rules(draft: Draft) -> set[str]:
    """Return the codes of the rules' findings."""
    return {each.code for each in examine(draft, KNOWN, CITY)}


def with_model(predictor: Predictor) -> Look:
    """Return a look that asks the model too."""

    def look(draft: Draft) -> set[str]:
        found = [
            *examine(draft, KNOWN, CITY),
            *findings_of(draft, CITY, departments=predictor, topics=predictor),
        ]
        return {each.code for each in without_contradicted(found, draft, KNOWN, CITY, predictor)}

    return look


def row(what: str, kind: str, drafts: Iterable[Draft], look: Look) -> None:
    """Print one line: how many of these are found."""
    told = [bool(look(each) & FOUND_BY[kind]) for each in drafts]
    share = sum(told) / len(told) if told else 0.0
    low, high = least_share(sum(told), len(told)), 1 - least_share(len(told) - sum(told), len(told))
    print(f"| {what} | {len(told)} | {share:.3f} | {low:.3f} to {high:.3f} |")


def by_hand() -> None:
    """Measure the set written by hand: recall by kind, and false alarms."""
    cases = list(labelled_drafts())
    print("\n| written by hand | drafts | found | 95 % interval |\n| --- | ---: | ---: | --- |")
    for kind in FOUND_BY:
        row(f"{kind}, found", kind, (each for k, each in cases if k == kind), by_rules)
    for kind in FOUND_BY:
        row(f"{kind}, false alarm", kind, (each for k, each in cases if k == CLEAN), by_rules)


def injected(folder: Path) -> None:
    """Measure faults injected into letters: by rules alone, then with the model."""
    letters = read_letters(folder)
    predictor = learn(folder, letters)
    spent = []
    for each in letters:
        began = time.process_time()
        predictor.predict("", each.text)
        spent.append(time.process_time() - began)
    print(f"One letter by the model, p50 / p95 / max: {milliseconds(spent)} ms of one processor.")
    chance = random.Random(_SEED)
    joined = [
        a_note(one.note + joint + other.note)
        for joint in _JOINTS
        for one, other in _pairs(letters, chance)
    ]
    alone = [a_note(each.note) for each in letters]
    names = [*DEPARTMENTS]
    right = [a_note(each.text, department_code=DEPARTMENTS[each.label]) for each in letters]
    wrong = [
        a_note(each.text, department_code=DEPARTMENTS[_other(each.label, names, chance)])
        for each in letters
    ]
    print(
        "\n| injected into letters | drafts | found | 95 % interval |\n| --- | ---: | ---: | --- |"
    )
    for who, look in (("rules", by_rules), ("rules and model", with_model(predictor))):
        row(f"several, {who}", "several", joined, look)
        row(f"several, false alarm, {who}", "several", alone, look)
        row(f"wrong department, {who}", "wrong_department", wrong, look)
        row(f"wrong department, false alarm, {who}", "wrong_department", right, look)
    for field in ("place", "demand", "event", "caller_name", "caller_phone"):
        gone = [a_note(**({"event": each.text} | {field: ""})) for each in letters]
        row(f"{field} missing, rules", "missing", gone, by_rules)
    chat = [Draft(event=each) for each in read_chat(folder)]
    told = [Draft(event=each) for each in read_more(folder)]
    row("off topic: said to an assistant, rules", "off_topic", chat, by_rules)
    row("off topic, false alarm in letters, rules", "off_topic", told, by_rules)
    row("strong feeling, share of letters, rules", "strong_feeling", told, by_rules)


def _pairs(letters: list[Letter], chance: random.Random) -> list[tuple[Letter, Letter]]:
    shuffled = chance.sample(letters, len(letters))
    pairs = zip(letters, shuffled, strict=True)
    return [(one, other) for one, other in pairs if one.label != other.label][:200]


def _other(label: str, names: list[str], chance: random.Random) -> str:
    return chance.choice([each for each in names if each != label])


def read_letters(folder: Path) -> list[Letter]:
    """Return the raw letters with a gold label."""
    path = folder / "taidi_smart_government" / "sample_raw_labelled.jsonl"
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    label = next(name for name in rows[0] if str(rows[0][name]) in DEPARTMENTS)
    return [Letter(each["topic"], each["detail"].strip(), each[label]) for each in rows]


def read_more(folder: Path) -> list[str]:
    """Return further letters, without labels."""
    path = folder / "taidi_smart_government" / "hotspot_messages.jsonl"
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return [f"{each['topic']}。{each['detail']}" for each in rows][:_LETTERS]


def read_chat(folder: Path) -> list[str]:
    """Return what people said to a voice assistant, each once, long enough to mean something."""
    path = folder / "question_pairs" / "oppo_xiaobu_dev.tsv"
    lines = (line.split("\t")[0] for line in path.open(encoding="utf-8"))
    return list(dict.fromkeys(each for each in lines if len(each) >= 6))[:_CHAT]


def learn(folder: Path, letters: list[Letter]) -> Predictor:
    """Train on the segmented letters that resemble none of these; labels stand for departments."""
    seen: Counter[int] = Counter()
    for each in letters:
        seen.update(set(marks("words", f"{each.title}{each.text}")))
    path = folder / "taidi_smart_government" / "train_segmented.jsonl"
    examples = []
    for line in path.open(encoding="utf-8"):
        kept = json.loads(line)
        if not set(marks("words", kept["text_seg"].replace(" ", ""))) & set(seen):
            examples.append(Example(DEPARTMENTS[kept["label"]], kept["text_seg"]))
    print(f"\nModel: trained on {len(examples)} letters that share no mark with a tested one.")
    return Predictor(train(examples, trained_on=date(2026, 1, 1)))


def data_folder() -> Path | None:
    """Return where the letters lie, if anywhere."""
    said = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("HOTLINE_TEST_DATA", "")
    folder = Path(said) if said else ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else None


def main() -> int:
    """Print both tables."""
    by_hand()
    folder = data_folder()
    if folder is None:
        print("Skipped: the letters are not here (say where: a path, or HOTLINE_TEST_DATA).")
        return 0
    injected(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
