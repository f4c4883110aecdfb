"""Trade Reader (經貿閱讀器): read, search, annotate and quote Traditional Chinese policy texts."""

__version__ = "0.1.0"
