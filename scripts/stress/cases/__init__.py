"""The stress cases. Each module is a group and lists its cases in `CASES`."""
