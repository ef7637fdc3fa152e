"""Tests of short messages, against gateways that speak by the documents."""
