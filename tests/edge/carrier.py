"""The carrier: places calls by SIPp and counts what became of them."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.edge.network import PUBLIC, Machine

SCENARIO = Path(__file__).parent / "sipp" / "carrier.xml"


@dataclass(frozen=True)
class Outcome:
    """What became of a number of calls."""

    placed: int
    answered: int
    refused: int
    """By a clean 503."""
    failed: int
    """Anything else: no answer at all, or a call cut off."""
    retransmissions: int


@dataclass
class Calls:
    """Calls that are being placed."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    placed: int

    def outcome(self, timeout: float = 120) -> Outcome:
        """Wait for the last and count."""
        self.process.wait(timeout=timeout)
        header, *rows = next(self.folder.glob("*_.csv")).read_text().strip().splitlines()
        last = dict(zip(header.split(";"), rows[-1].split(";"), strict=False))
        logs = "".join(path.read_text() for path in self.folder.glob("*_logs.log"))
        refused = logs.count("refused")
        return Outcome(
            placed=int(last["TotalCallCreated"]),
            answered=int(last["SuccessfulCall(C)"]) - refused,
            refused=refused,
            failed=int(last["FailedCall(C)"]),
            retransmissions=int(last["Retransmissions(C)"]),
        )


def place_calls(
    carrier: Machine, folder: Path, *, calls: int, per_second: int, seconds: float
) -> Calls:
    """Begin to place calls that last ``seconds`` each."""
    folder.mkdir(parents=True, exist_ok=True)
    process = carrier.start(
        *("sipp", "-sf", str(SCENARIO), f"{PUBLIC}:5060", "-i", carrier.address, "-p", "5060"),
        *("-m", str(calls), "-r", str(per_second), "-d", str(round(seconds * 1000))),
        *("-l", "2000", "-mi", carrier.address, "-timeout", "100", "-nostdin", "-aa"),
        *("-trace_stat", "-fd", "1", "-stf", str(folder / "calls_.csv")),
        *("-trace_logs", "-log_file", str(folder / "calls_logs.log")),
        *("-trace_err", "-error_file", str(folder / "calls_errors.log")),
        log=folder / "sipp.log",
    )
    return Calls(process, folder, calls)
