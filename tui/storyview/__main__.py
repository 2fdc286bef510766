"""Run storyview as ``python -m storyview``."""

import sys

from storyview.cli import main

if __name__ == "__main__":
    sys.exit(main())
