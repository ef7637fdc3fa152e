"""Telephony (话务): calls, recordings, seats; absorbs what call control reports."""
