"""``python -m wolofsearch``: the same as the program ``wolofsearch``. A frozen program starts here."""

import sys

from wolofsearch.program import run_helper

if __name__ == "__main__" and not run_helper(sys.argv[1:]):
    from wolofsearch.cli.main import main

    main()
