"""Which processes make up the platform, and how each is started and known to be ready."""

import http.client
import signal
import sys
from pathlib import Path

from runtime.environment import postgres_server
from runtime.postgres import PostgresServer
from runtime.priority import CAPTIONS_NICENESS, VOICE_NICENESS
from runtime.services import Service
from runtime.settings import Settings
from runtime.sms import NAME as SMS
from runtime.sms import speaks_cmpp
from runtime.speech import CAPTIONS, recognises_speech
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.settings import VoiceEngineSettings

NAMES = ("postgres", "voice", "guard", "web", "worker", "absorber", "callcontrol")
PROBE_SECONDS = 2.0
HTTP_OK = 200


def answers(port: int, path: str, *, host: str = "127.0.0.1") -> bool:
    """Tell whether an HTTP server on this machine answers a request with 200."""
    connection = http.client.HTTPConnection(host, port, timeout=PROBE_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == HTTP_OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def probe_host(settings: Settings) -> str:
    """Address under which this machine reaches its own servers."""
    return "127.0.0.1" if settings.bind in {"0.0.0.0", "::"} else settings.bind  # noqa: S104 - compared


def voice_engine(settings: Settings, environment: dict[str, str]) -> VoiceEngine:
    """Describe this installation's voice engine."""
    return VoiceEngine(VoiceEngineSettings.from_environment(environment, checkout=settings.root))


def postgres_service(settings: Settings, environment: dict[str, str]) -> Service:
    """The embedded database; every start sweeps what a crash left behind."""
    server: PostgresServer = postgres_server(settings)
    account = server.account

    def prepare() -> None:
        server.prepare()

    return Service(
        name="postgres",
        command=tuple(server.command()),
        environment={k: v for k, v in environment.items() if not k.startswith("HOTLINE_")},
        run_as=(account.uid, account.gid) if account else None,
        stop_signal=signal.SIGINT,
        stop_seconds=30,
        is_ready=server.is_ready,
        ready_seconds=120,
        prepare=prepare,
    )


def voice_service(engine: VoiceEngine) -> Service:
    """The voice engine, already prepared once."""

    def is_ready(_pid: int) -> bool:
        try:
            engine.wait_ready(PROBE_SECONDS)
        except VoiceEngineError:
            return False
        return True

    return Service(
        name="voice",
        command=tuple(engine.command()),
        environment=engine.environment,
        run_as=engine.run_as(),
        niceness=VOICE_NICENESS,
        is_ready=is_ready,
        prepare=lambda: engine.prepare(lambda _text: None),
    )


def business_services(settings: Settings, environment: dict[str, str]) -> list[Service]:
    """The web server, the worker of the jobs, the absorber of call events, and the guard."""
    host = probe_host(settings)
    python = sys.executable
    manage = (python, "-m", "hotline.manage")
    carrier = Service(
        name=SMS,
        command=(*manage, "carry_sms"),
        environment=environment,
        working_dir=settings.root,
    )
    captions = Service(
        name=CAPTIONS,
        command=(*manage, "caption_calls"),
        environment=environment,
        working_dir=settings.root,
        niceness=CAPTIONS_NICENESS,
    )
    return [
        *([carrier] if speaks_cmpp(settings) else []),
        *([captions] if recognises_speech(settings) else []),
        Service(
            name="web",
            command=granian(settings),
            environment=environment,
            working_dir=settings.root,
            is_ready=lambda _pid: answers(settings.web_port, "/api/session", host=host),
        ),
        Service(
            name="worker",
            command=(*manage, "work"),
            environment=environment,
            working_dir=settings.root,
        ),
        Service(
            name="absorber",
            command=(*manage, "absorb_calls"),
            environment=environment,
            working_dir=settings.root,
        ),
        Service(
            name="callcontrol",
            command=(python, "-m", "callcontrol"),
            environment=environment,
            working_dir=settings.root,
            niceness=VOICE_NICENESS,
            is_ready=lambda _pid: answers(settings.callcontrol_port, "/health", host=host),
        ),
        Service(
            name="guard",
            command=(python, "-m", "runtime.sip_guard"),
            environment={
                name: environment[name]
                for name in ("PATH", "LC_ALL", "TZ", "HOTLINE_VAR", "HOTLINE_VOICE_DIR")
            },
            working_dir=settings.root,
        ),
    ]


def granian(settings: Settings) -> tuple[str, ...]:
    """Command line of the web server; it serves what is not compressed itself."""
    static = {
        "/sdk": settings.root / "web" / "sdk" / "dist",
        "/static/django": settings.var / "static",
    }
    mounts = [
        word
        for route, directory in static.items()
        for word in ("--static-path-route", route, "--static-path-mount", str(directory))
    ]
    return (
        *(str(Path(sys.executable).parent / "granian"), "--interface", "wsgi"),
        *("--host", settings.bind, "--port", str(settings.web_port)),
        *("--workers", "2", "--blocking-threads", "4", "--no-ws"),
        *("--respawn-failed-workers", "--log-level", "warning"),
        *mounts,
        "hotline.config.wsgi:application",
    )
