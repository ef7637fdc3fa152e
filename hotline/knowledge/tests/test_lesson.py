"""A map is learnt from pairs where it helps those kept apart, and only there."""

import numpy as np

from hotline.knowledge.rules.search.frame import frame_of
from hotline.knowledge.rules.search.lesson import learn_if_better

_DIMENSION = 24


def test_what_pairs_teach_is_used_where_it_helps() -> None:
    chance = np.random.default_rng(12345)
    answers = chance.normal(size=(1200, _DIMENSION)).astype(np.float32)
    turned = answers[:, ::-1] + chance.normal(scale=0.1, size=answers.shape).astype(np.float32)
    frame = frame_of(answers, turned)
    learnt = learn_if_better(frame, turned, answers)
    assert learnt.learnt is not None
    near = learnt.questions_in(turned) @ learnt.passages_in(answers).T
    assert (near.argmax(axis=1) == np.arange(1200)).mean() > 0.9


def test_what_pairs_cannot_teach_is_left_alone() -> None:
    chance = np.random.default_rng(12345)
    answers = chance.normal(size=(400, _DIMENSION)).astype(np.float32)
    frame = frame_of(answers, answers)
    assert learn_if_better(frame, answers, answers) is frame
    assert learn_if_better(frame, answers[:100], answers[:100]) is frame
