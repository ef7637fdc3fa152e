"""What goes wrong with models on this machine, in words for whoever installs them."""


class ModelInstallError(Exception):
    """A model could not be fetched, joined or checked (Chinese text that says what to do)."""


class ModelMissing(Exception):
    """A model or the models' Python is not installed (Chinese text)."""
