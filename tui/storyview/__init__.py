"""Read several accounts of one story side by side, in the terminal."""

__version__ = "0.1.0"
