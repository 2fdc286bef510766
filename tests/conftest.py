"""Settings for all tests."""

from __future__ import annotations

import os
import signal

from hypothesis import settings

settings.register_profile("ci", derandomize=True, print_blob=True)
if os.environ.get("CI"):
    # A landing is judged by the same examples every time; everywhere else new ones are tried.
    settings.load_profile("ci")

for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
    # The tests' own servers are on loopback; no proxy of the machine stands before them.
    os.environ.pop(name, None)
    os.environ.pop(name.upper(), None)

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what runs in the background deaf to Ctrl-C, and so would be whatever a test
    # starts; that Ctrl-C ends things cleanly is among what is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)
