"""The stress cases: one file a group, each with its ROWS. `scripts/stress/case.py` says what is checked."""
