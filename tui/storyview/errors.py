"""The one family of errors that a person is shown."""


class StoryviewError(Exception):
    """Something the reader can mend: what is wrong, where, and what to do about it.

    The command line prints it as one line, ``storyview: WHERE: WHAT; HINT``, and exits with 2.

    Args:
        what: What is wrong, in a few words without a final stop.
        where: The file, folder or option that it is about; empty when there is none.
        hint: What to do about it, in a few words without a final stop.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}; {self.hint}" if self.hint else text
