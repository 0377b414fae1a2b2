"""The rows of `scripts/torture`: a file a group, each with its ROWS. Frame: `row.py` (what is checked), `bench.py` (running it)."""
