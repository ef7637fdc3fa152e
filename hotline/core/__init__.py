"""The ground floor: clock, errors, the event log, guarded models, encryption, job delivery."""
