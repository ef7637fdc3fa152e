"""The only place that speaks to the voice engine: ARI, AMI, its seat configuration."""
