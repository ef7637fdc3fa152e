"""Take a Chinese address (地址) apart: tokens, features, grammar, components; all pure."""
