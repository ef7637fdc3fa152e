"""Sort the texts of one file into another, line by line."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from hotline.config.topics.lines import LineError, read_lines
from hotline.config.topics.progress import Progress
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.prediction import Prediction


def predict_file(model: Model, source: Path, target: Path, *, top: int) -> list[str]:
    """Write what the model says of every line; return what could not be read."""
    wrong: list[str] = []
    progress, seconds, done = Progress(), 0.0, 0
    # What a sentence model works is not this process's time: then the whole wait is told.
    clock = time.perf_counter if model.meaning else time.process_time
    abstained = 0
    with target.open("w", encoding="utf-8", errors="replace") as out:
        for line in read_lines(source, labelled=False):
            if isinstance(line, LineError):
                wrong.append(str(line))
                continue
            started = clock()
            said = model.predict(line.example.title, line.example.text, top=max(1, top))
            seconds += clock() - started
            out.write(json.dumps(_answer(line.id, said), ensure_ascii=False) + "\n")
            done += 1
            abstained += said.abstained
            progress.count(done)
    each = seconds / done * 1000 if done else 0.0
    kind = "等待，含向量模型" if model.meaning else "处理器时间"
    sys.stderr.write(f"共 {done} 条，{abstained} 条不给结论；每条 {each:.1f} 毫秒（{kind}）。\n")
    return wrong


def _answer(id_: Any, said: Prediction) -> dict[str, Any]:
    best = said.best
    return {
        "id": id_,
        "topic": best.label if best else None,
        "probability": round(best.probability, 4) if best else 0.0,
        "abstained": said.abstained,
        "reasons": list(best.reasons) if best else [],
        "candidates": [
            {"topic": each.label, "probability": round(each.probability, 4)}
            for each in said.candidates
        ],
        "levels": [
            {"topic": topic, "probability": round(share, 4)} for topic, share in said.levels
        ],
    }
