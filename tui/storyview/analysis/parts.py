"""What a word can be, as far as a list of function words tells.

Plain numbers: rules ask for them many times a word, and a member of an enumeration takes seven
times as long to look up (Python 3.11).
"""

from __future__ import annotations

from typing import NewType

Part = NewType("Part", int)

WORD = Part(0)
NAME = Part(1)
"""A word with a capital letter."""
QUOTED = Part(2)
"""A whole marked stretch."""
PRONOUN = Part(3)
DETERMINER = Part(4)
PREPOSITION = Part(5)
AND = Part(6)
BUT = Part(7)
"""\"But", "yet", "so": what follows is a clause of its own."""
SUBORDINATOR = Part(8)
RELATIVE = Part(9)
AUXILIARY = Part(10)
ADVERB = Part(11)
NUMBER = Part(12)
TIME = Part(13)
"""A day or month: between a subject and its verb it belongs to neither."""
THAT = Part(14)
