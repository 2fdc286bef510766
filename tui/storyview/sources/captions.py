"""Lines beneath pictures: told by the credit that ends them."""

from __future__ import annotations

import re
from functools import cache

LONGEST = 400
_CUES = (
    "/", "photo", "getty", "image", "reuters", "afp)", "ap)", "picture", "credit", "courtesy",
    "shutterstock", "epa)", "caption",
)  # fmt: skip


@cache
def _credited() -> re.Pattern[str]:
    agency = (
        r"(?:AP|AFP|EPA|PA|Reuters|Getty(?: Images)?|Bloomberg|Shutterstock|Alamy|Xinhua|TASS"
        r"|AP Photo|Associated Press|Pool|Corbis|Zuma(?: Press)?|UPI|ANSA|dpa|Kyodo|NurPhoto"
        r"|Anadolu(?: Agency)?)"
    )
    who = r"[\w .,’'&-]{2,60}"
    return re.compile(
        # "(Ana Ruiz/AP)", "(Ana Ruiz / The Harbour Post)", "(AP Photo/Ana Ruiz, File)"
        rf".{{0,380}}[(\[](?:{who}\s?/\s?{who}|{agency}(?:[ /]{who})?)[)\]]\s*"
        # "(Photo by Ana Ruiz/Getty Images)", "(Photo: Ana Ruiz)", "Photograph: Ana Ruiz/AP"
        r"|.{0,380}[(\[](?:photos?|photographs?|images?|pictures?|credit|illustration)"
        r"\s*(?:by|:|courtesy|credit)[^)\]]{2,120}[)\]]\s*"
        r"|(?:.{0,300}[.!?)”\"] +)?(?:photo(?:graph)?s?|image|picture|credit)"
        r"\s*:\s*(?-i:[A-ZÀ-Þ])[\w .’'&/-]{2,60}"
        # "The quay on Tuesday.Credit...Ana Ruiz for The Harbour Post"
        rf"|.{{0,300}}credit\s?(?:\.\.\.|…)\s?{who}"
        # "Ana Ruiz/Getty Images"
        rf"|{who}/\s?{agency}(?:/{who})?\.?\s*|{agency}/{who}\.?\s*"
        # "Image source, Getty Images", "Image caption, The harbour in May"
        r"|image (?:source|caption|credit)[,:].{2,300}",
        re.IGNORECASE,
    )


def is_caption(line: str) -> bool:
    """Whether a whole paragraph is a caption, with the credit of its picture."""
    if len(line) > LONGEST:
        return False
    lowered = line.lower()
    shaped = lowered.rstrip().endswith((")", "]")) or "/" in line or ":" in line or "redit" in line
    return (
        (shaped or lowered.startswith("image "))
        and any(cue in lowered for cue in _CUES)
        and bool(_credited().fullmatch(line))
    )
