"""What the host is made of, without any model: its shelf, its turns, its pieces of words."""

import threading
from pathlib import Path

import numpy as np
import pytest

from hotline.intelligence.embedded.child.lac import _cut, best_path
from hotline.intelligence.embedded.child.mel import RATE, features
from hotline.intelligence.embedded.child.pieces import Pieces
from hotline.intelligence.embedded.child.shelf import Shelf
from hotline.intelligence.embedded.child.turns import Turns
from hotline.intelligence.embedded.engine import compile_engine, processor_flags


def test_a_model_is_loaded_once_and_let_go_when_nobody_asks() -> None:
    loads: list[object] = []
    now = [0.0]

    def load() -> object:
        loads.append(object())
        return loads[-1]

    shelf = Shelf({"m": load}, clock=lambda: now[0])
    with shelf.take("m") as one:
        now[0] = 100.0
        assert shelf.drop_idle(10) == []
    with shelf.take("m") as two:
        assert one is two
    now[0] = 109.0
    assert shelf.drop_idle(10) == []
    now[0] = 110.0
    assert shelf.drop_idle(10) == ["m"]
    assert shelf.loaded() == []
    with shelf.take("m"):
        assert len(loads) == 2


def test_a_model_that_cannot_be_loaded_is_tried_again_next_time() -> None:
    shelf = Shelf({"m": lambda: (_ for _ in ()).throw(OSError("gone"))})
    for _ in range(2):
        with pytest.raises(OSError, match="gone"), shelf.take("m"):
            pass


def test_captions_go_before_recordings_which_never_take_the_last_place() -> None:
    turns, order = Turns(2), []
    with turns.turn(is_urgent=False):
        entered = threading.Event()

        def patient() -> None:
            with turns.turn(is_urgent=False):
                order.append("recording")
                entered.set()

        waiting = threading.Thread(target=patient)
        waiting.start()
        assert not entered.wait(0.05)
        with turns.turn(is_urgent=True):
            order.append("caption")
    waiting.join(5)
    assert order == ["caption", "recording"]


def test_pieces_are_merged_in_order_and_joined_to_text_again() -> None:
    pieces = Pieces([("å", "¥"), ("å¥", "½")])
    assert pieces.cut("好") == ["å¥½"]
    assert pieces.join(["<|zh|>", *pieces.cut("您好 ok"), "<|endoftext|>"]) == "您好 ok"


def test_features_have_the_shape_of_the_window_whatever_the_length() -> None:
    for seconds in (0.1, 3.0, 20.0):
        tone = np.sin(np.arange(int(seconds * RATE)) * 2 * np.pi * 440 / RATE).astype(np.float32)
        found = features(tone, 15)
        assert found.shape == (80, 1500)
        assert np.isfinite(found).all()
    quiet, loud = features(np.zeros(RATE, np.float32), 15), features(tone, 15)
    assert loud[:, 100].argmax() == loud[:, 700].argmax()
    assert float(quiet.max()) < float(loud.max())


def test_the_likeliest_path_may_pass_by_the_likeliest_tag() -> None:
    scores = np.array([[1.0, 0.9], [0.0, 1.0]], np.float32)
    step = np.array([[0.0, -5.0], [0.0, 0.0]], np.float32)
    assert best_path(scores, step) == [1, 1]


def test_a_long_text_is_cut_at_its_punctuation_and_nothing_is_lost() -> None:
    text = "路灯坏了。" * 200
    pieces = _cut(text)
    assert "".join(piece for _, piece in pieces) == text
    assert all(text[begin:].startswith(piece) for begin, piece in pieces)
    assert all(piece.endswith("。") for _, piece in pieces)


def test_the_engine_is_compiled_for_what_the_processor_has(tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("flags : fpu avx2 fma\n")
    assert set(processor_flags(cpuinfo)) <= {"-mavx2", "-mfma"}
    assert not compile_engine(tmp_path, say=print)
    (tmp_path / "e5.c").write_text("this is no C")
    assert not compile_engine(tmp_path, say=print)
    assert not (tmp_path / "engine.so").exists()
