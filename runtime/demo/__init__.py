"""The whole story played by robots on the running platform, for newcomers and for scripts."""
