"""An Asterisk that speaks ARI and AMI on loopback and carries no media but tones."""
