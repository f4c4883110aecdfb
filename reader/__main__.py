"""`python -m reader` is `trade-reader`."""

from multiprocessing import freeze_support

from reader.cli import main

if __name__ == "__main__":
    freeze_support()
    main()
