"""IVR flows: a flow is published data, a step is a file."""
