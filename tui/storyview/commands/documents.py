"""Documents for programs: JSON that is the same for the same answer, and harmless on a terminal."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from storyview.text.clean import INVISIBLE, NEWLINES, UNPAIRED_CONTROLS, WITHOUT_MEANING

if TYPE_CHECKING:
    from collections.abc import Mapping

_HARM = re.compile(f"[{NEWLINES}{UNPAIRED_CONTROLS}{INVISIBLE}{WITHOUT_MEANING}]")


def as_json(schema: str, document: Mapping[str, Any]) -> str:
    """A document, its schema first; what could steer a terminal is written as an escape."""
    written = json.dumps({"schema": schema, **document}, ensure_ascii=False, indent=2)
    return _HARM.sub(lambda found: json.dumps(found.group())[1:-1], written) + "\n"
