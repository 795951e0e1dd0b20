"""``python -m wolofsearch``: the same as the program ``wolofsearch``."""

from wolofsearch.cli.main import main

if __name__ == "__main__":
    main()
