"""What the worker says of a file that holds no article."""


class Unreadable(Exception):  # noqa: N818 - what a file is, not an error of the program
    """A file that holds no article, or one that cannot be read; told to people as it is."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
