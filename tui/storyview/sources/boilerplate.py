"""What stands in an article's file and is not the article.

Each rule looks at one whole block: a sentence of the article that happens to hold the same words
is never cut. Precision comes first: what a rule drops can be seen and taken back in the reader,
but a reader who does not look has lost it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from storyview.sources.boilerplate_rules import ANYWHERE, BELOW, BESIDE, EDGES, RULES, Rule
from storyview.sources.related import is_headline_like, is_prose, is_stopped
from storyview.text.article import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE = 8
"""How many blocks at either end may hold what stands only at the edges of an article."""

OF_THE_ARTICLE = frozenset(("credits", "publication note", "counter", "link"))
"""The rules that hold for copied text alone."""
_LONGEST = max(rule.longest for rule in RULES)


def find_boilerplate(
    text: str, blocks: Sequence[Block], *, extracted: bool = False
) -> dict[int, str]:
    """The indices of the blocks that are not the article, each with the reason.

    Args:
        text: The article's text.
        blocks: Its blocks.
        extracted: Whether the article was found in a page: what stands around it is gone then,
            and credits or a note at its end are the article's own.
    """
    found: dict[int, Rule] = {}
    beside: dict[int, Rule] = {}
    prose_seen = False
    lines = [text[block.start : block.end] for block in blocks]
    for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        prose_seen = prose_seen or is_prose(line)
        rule = rule_for(line) if block.kind is not BlockKind.CODE else None
        if rule is None or (extracted and rule.name in OF_THE_ARTICLE):
            continue
        if rule.place == BESIDE:
            beside[index] = rule
        elif (
            rule.place == ANYWHERE
            or (rule.place == BELOW and prose_seen)
            or (rule.place == EDGES and not EDGE <= index < len(blocks) - EDGE)
        ):
            found[index] = rule
    # Forth and back, so that each of several in a row counts beside the one before.
    for index, rule in (*beside.items(), *reversed(beside.items())):
        if index - 1 in found or index + 1 in found or index == len(blocks) - 1:
            found[index] = rule
    reasons = {index: rule.reason for index, rule in found.items()}
    last = max((index for index, line in enumerate(lines) if is_prose(line)), default=0)
    for index, rule in sorted(found.items()):
        if rule is RULES[0] and index + 1 not in reasons:
            reasons |= _listed(lines, blocks, index + 1, reasons, ends=index > last)
    return dict(sorted(reasons.items()))


def rule_for(line: str) -> Rule | None:
    """The first rule that a whole line falls under, or None; where it stands does not count."""
    length = len(line)
    if length > _LONGEST:
        return None
    lowered = line.lower()
    for rule, beginnings, parts in _cues():
        if length > rule.longest:
            continue
        if not (beginnings and lowered.startswith(beginnings)):
            for part in parts:  # nearly all lines end here; ``any`` would take twice as long
                if part in lowered:
                    break
            else:
                continue
        if _compiled(rule.patterns).fullmatch(line):
            return rule
    return None


def _listed(
    lines: Sequence[str],
    blocks: Sequence[Block],
    start: int,
    known: dict[int, str],
    *,
    ends: bool,
) -> dict[int, str]:
    """The headlines below the line that announces a list of other stories.

    When the article ``ends`` above the list, all that comes after belongs to it.
    """
    found: dict[int, str] = {}
    for index in range(start, len(lines)):
        line = lines[index]
        if ends:
            if is_stopped(line) and line.count(" ") > 1:
                break
            found[index] = known.get(index, "list of other stories")
        elif (
            index in known or blocks[index].kind is BlockKind.HEADING or not is_headline_like(line)
        ):
            break
        else:
            found[index] = "another story's headline"
    return found


@cache
def _cues() -> tuple[tuple[Rule, tuple[str, ...], tuple[str, ...]], ...]:
    """The rules, each with what a line may begin with or hold to be worth a closer look."""
    return tuple(
        (
            rule,
            tuple(cue[1:] for cue in rule.cues.split("|") if cue.startswith("^")),
            tuple(cue for cue in rule.cues.split("|") if not cue.startswith("^")),
        )
        for rule in RULES
    )


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
