"""`python -m dechaff` is the command `dechaff`."""

from ._program import main

main()
