"""Encryption at rest with the national algorithms SM3 and SM4 (SEC-02, standard GB/T 39786)."""
