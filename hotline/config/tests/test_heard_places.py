"""Names are found by what was heard: the sounds, the search, and its recall."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hotline.config.places.find import Thing, finder_of, things_of_city
from hotline.reference.readings import readings
from hotline.reference.rules.heard.confusions import FINALS, INITIALS, sound_class
from hotline.reference.rules.heard.costs import Costs, learn_costs
from hotline.reference.rules.heard.finding import NameFinder
from hotline.reference.rules.heard.index import HeardIndex
from hotline.reference.rules.heard.names import Name, may_be_name, sounded
from hotline.reference.rules.heard.numbers import spelt_out, written
from hotline.reference.rules.heard.pinyin_typed import cut_pinyin
from hotline.reference.rules.heard.plain import PlainIndex
from hotline.reference.tests.confused_names import (
    HELD_OUT_FINALS,
    HELD_OUT_INITIALS,
    Confuser,
)

_ROOT = Path(__file__).resolve().parents[3]
_CITY = _ROOT / "cities" / "haikou"
_SPOKEN = _ROOT / "hotline" / "reference" / "tests" / "spoken_places.yaml"
_SEED = 12345


@pytest.fixture(scope="module")
def things() -> list[Thing]:
    return things_of_city(_CITY)


@pytest.fixture(scope="module")
def finder(things: list[Thing]) -> NameFinder:
    return finder_of(things)


@pytest.mark.parametrize(
    ("said", "figures", "digits"),
    [
        ("三零五医院", "305医院", "三零五医院"),
        ("二零幺", "201", "二零一"),
        ("十二号", "12号", "一二号"),
        ("一百零五", "105", "一零五"),
        ("二十", "20", "二零"),
        ("海甸五西路", "海甸五西路", "海甸五西路"),
        ("187医院", "187医院", "一八七医院"),
    ],
)
def test_said_numbers(said: str, figures: str, digits: str) -> None:
    assert (written(said), spelt_out(said)) == (figures, digits)


def test_known_confusions_are_cheaper_than_others() -> None:
    costs = Costs()
    assert costs.between("zhang", "zang") < costs.between("zhang", "ban")
    assert costs.between("fu", "hu") < costs.between("fu", "mu")
    assert costs.between("lan", "nan") == costs.between("nan", "lan")
    assert costs.between("xin", "xin") == 0
    assert sound_class("zheng") == sound_class("zen")


def test_confirmed_corrections_make_a_confusion_cheap() -> None:
    once = [(["gu", "tou"], ["gu", "lou"], 1)]
    often = [(["gu", "tou"], ["gu", "lou"], 5), (["gu"], ["gu", "lou"], 9)]
    plain = Costs().between("tou", "lou")
    assert learn_costs(once).between("tou", "lou") == plain
    assert learn_costs(often).between("lou", "tou") < plain


def test_a_learnt_confusion_brings_its_place_forward() -> None:
    names = [Name(0, "白驹大道"), Name(1, "白沙大道")]
    heard = ["bai", "gou", "da", "dao"]
    before = HeardIndex(names, readings(), Costs()).find("白狗大道")
    learnt = learn_costs([(heard, ["bai", "ju", "da", "dao"], 6)])
    after = HeardIndex(names, readings(), learnt).find("白狗大道")
    assert after[0].name.text == "白驹大道"
    assert after[0].distance < next(each.distance for each in before if each.owner == 0)


def test_pinyin_is_cut_into_syllables() -> None:
    syllables = {each for some in readings().values() for each in some}
    assert cut_pinyin("haixiudonglu", syllables) == ["hai", "xiu", "dong", "lu"]
    assert cut_pinyin("haixq", syllables) == ["hai", "x", "q"]


def test_descriptions_are_no_names() -> None:
    assert may_be_name("美览机场")
    assert not may_be_name("海秀东路12号")
    assert not may_be_name("海秀东路望海国际广场门口左边那个公交站")


def test_every_spoken_form_is_understood(finder: NameFinder, things: list[Thing]) -> None:
    spoken = yaml.safe_load(_SPOKEN.read_text(encoding="utf-8"))
    missed = [
        (heard, name)
        for heard, name in spoken.items()
        if name not in {things[each.owner].name for each in finder.find(heard, 5)}
    ]
    assert len(spoken) >= 100
    assert len(missed) <= 0.05 * len(spoken), missed


def test_recall_of_spoilt_names(finder: NameFinder, things: list[Thing]) -> None:
    confuser = Confuser(readings(), _SEED)
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for thing in things[::3]:
        heard, ways = confuser.spoil(thing.name)
        found = {things[each.owner].name for each in finder.find(heard, 5)}
        hits["strange" in ways].append(thing.name in found)
    every = hits[True] + hits[False]
    assert sum(every) / len(every) >= 0.95
    assert sum(hits[True]) / len(hits[True]) >= 0.85


def test_the_held_out_confusions_are_not_in_the_table() -> None:
    known = {frozenset(each.split("-")) for each in (*HELD_OUT_INITIALS, *HELD_OUT_FINALS)}
    assert not known & (set(INITIALS) | set(FINALS))


@given(st.data())
def test_it_is_never_worse_than_the_plain_search(data: st.DataObject) -> None:
    names = [Name(at, text) for at, text in enumerate(_NAMES)]
    plain, finder = PlainIndex(names, readings()), NameFinder(names, readings(), Costs())
    typed = data.draw(
        st.one_of(
            st.text(alphabet="海秀东路府城lmhxd国", max_size=6),
            st.sampled_from(_NAMES).flatmap(
                lambda name: st.integers(0, len(name) - 1).map(lambda at: name[at:])
            ),
        )
    )
    told = [each.owner for each in finder.find(typed, 5)]
    wanted = [each.owner for each in plain.find(typed)][:5]
    assert told[: len(wanted)] == wanted


_NAMES = ["海秀东路", "海秀中路", "海府路", "府城社区", "国兴大道", "国贸社区", "龙华路", "东湖村"]


def test_sounds_of_a_name() -> None:
    told = sounded("长堤路12号", readings())
    assert list(told.signs) == ["长", "堤", "路", "一", "二", "号"]
    assert {"chang", "zhang"} == set(told.syllables[0])
