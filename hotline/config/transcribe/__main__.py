"""``bin/hotline transcribe FILE.wav [--json]``: 0 with words, 1 when nobody speaks, 2 on errors."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from hotline.config.models.progress import Progress
from hotline.intelligence.speech.segments import Transcript
from hotline.intelligence.speech.sound import SoundError
from hotline.intelligence.transcribing import TranscribingUnavailable, transcribe

_PARTIES = {"citizen": "市民", "operator": "话务员", "": "录音"}
_PARTS = 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Write down one recording."""
    chosen = _parser().parse_args(arguments)
    progress, done = Progress(_PARTS), 0

    def told(share: float) -> None:
        nonlocal done
        progress.say("正在转写")
        progress.add(int(share * _PARTS) - done)
        done = int(share * _PARTS)

    try:
        found = transcribe(
            Path(chosen.file),
            language=chosen.language,
            words=chosen.words,
            homophones=False if chosen.raw else None,
            told=told,
        )
    except (SoundError, TranscribingUnavailable, ValidationError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    progress.end(f"{found.seconds:.1f} 秒录音，{len(found.channels)} 个声道，引擎 {found.engine}")
    if chosen.json:
        answer = {"file": chosen.file, **found.as_json()}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in sentences(found))
    if found.is_silent:
        sys.stderr.write(f"{found.notes[0]}：{chosen.file}\n")
        return 1
    return 0


def sentences(found: Transcript) -> Iterator[str]:
    """Yield the lines for a terminal, in the order they were said."""
    said = [(part.start, each.party, part) for each in found.channels for part in each.segments]
    for _, party, part in sorted(said, key=lambda each: each[0]):
        yield f"[{part.start:7.2f}–{part.end:7.2f}] {_PARTIES[party]}：{part.text}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline transcribe", description="把录音转成文字，每个声道分别转写；平台不必运行"
    )
    parser.add_argument("file", metavar="FILE", help="wav、flac、ogg、opus、mp3")
    parser.add_argument("--json", action="store_true", help="输出 JSON：声道、分段、时间、语种")
    parser.add_argument("--language", metavar="zh", help="语种，默认自动判断")
    parser.add_argument("--words", default="", help="可能出现的地名、单位名，用空格隔开")
    parser.add_argument("--raw", action="store_true", help="不按同音字改正")
    return parser


if __name__ == "__main__":
    sys.exit(main())
