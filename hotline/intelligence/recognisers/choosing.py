"""Which recognisers a site has, the preferred one first."""

from hotline.intelligence.model_settings import ModelSettings
from hotline.intelligence.recognisers.audio_transcriptions import AudioTranscriptions
from hotline.intelligence.recognisers.base import Recogniser
from hotline.intelligence.recognisers.embedded import Embedded
from hotline.intelligence.recognisers.funasr import Funasr
from hotline.intelligence.recognisers.sherpa import Sherpa


def configured(settings: ModelSettings) -> Recogniser | None:
    """Return the site's own service; None: it has none."""
    known: dict[str, Recogniser] = {
        "funasr": Funasr(settings),
        "sherpa": Sherpa(settings),
        "sherpa-offline": Sherpa(settings, is_offline=True),
        "openai": AudioTranscriptions(settings),
    }
    return known.get(settings.recogniser)


def recognisers() -> list[Recogniser]:
    """Return who can be asked: the site's service, and the embedded engine when it is away."""
    wanted = (configured(ModelSettings()), Embedded())
    return [each for each in wanted if each is not None and each.is_available()]
