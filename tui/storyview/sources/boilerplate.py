"""What stands in an article's file and is not the article, as a table of rules.

Each rule looks at one whole block: a sentence of the article that happens to hold the same words
is never cut. Precision comes first: what a rule drops can be seen and taken back in the reader,
but a reader who does not look has lost it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from storyview.text.article import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 320
"""Characters; no line of boilerplate is longer, most paragraphs of an article are."""


class Rule(NamedTuple):
    """One kind of boilerplate."""

    name: str
    cues: str
    """Words of which one stands in every such block: a cheap look before the pattern is compiled."""
    pattern: str
    """Must match the whole block; letter case is ignored."""
    reason: str
    """Why it is taken out, for people."""
    examples: tuple[str, ...]
    company: bool = False
    """Whether it counts only beside other boilerplate or as the last block."""


_WHO = r"[\w .’'-]{2,60}"
_SITES = r"(?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin|tiktok|youtube|telegram|whatsapp|google news|apple news|truth social|gab|parler)"
_ACTIONS = r"(?:share|tweet|retweet|e-?mail|print|save|copy|bookmark|gift|listen|link|comments?|facebook|twitter|linkedin|whatsapp|reddit|pinterest|telegram|messenger|instagram|flipboard|pocket)"
_SMALL = r"(?:on|via|with|by|to|this|the|your|article|story|page|post|link|a|friends?|x|or|and|for|later|view|more|options)"
_MEDIA = r"(?:article|story|post|piece|report|column|essay|interview|analysis)"

RULES: tuple[Rule, ...] = (
    Rule(
        "list of other stories",
        "more related recommended like most trending popular next also case miss pick top latest web partners promoted",
        r"(?:read more|more to read|more (?:stories|news|coverage|headlines)|what to read next|read next"
        r"|related(?: (?:stories|articles|content|coverage|topics|links|news|reading))?"
        r"|recommended(?: (?:stories|for you|reading|videos?))?|you (?:may|might) also (?:like|be interested in)"
        r"|most (?:read|popular|viewed|shared|commented)(?: stories| articles)?|(?:trending|popular)(?: now| stories)?"
        r"|up next|also read|in case you missed it|don['’]t miss|editors?['’]?s? picks?|top stories|latest stories"
        r"|(?:more|latest|stories) from "
        + _WHO
        + r"|around the web|from our partners|promoted stories)\s*[:»>…]?",
        "list of other stories",
        ("More to Read", "Related Articles", "You may also like:", "More from The Harbour Post"),
    ),
    Rule(
        "related link",
        "read related see more deeper watch listen video photo gallery podcast must recommended pictures miss flashback exclusive opinion",
        r"(?:\[?(?:read(?: more| also| next| here)?|also read|related(?: story| article| coverage| reading)?|see also"
        r"|see more|more|go deeper|watch(?: live| more| now| video)?|listen(?: now)?|video|photos?|gallery|podcast|must[- ]read|recommended"
        r"|in pictures|in case you missed it|don['’]t miss|flashback|exclusive|opinion)\s*[:|»>]\s*"
        r"|(?:read more|read also|also read)\s+[-–—]\s+)[^\s].{4,200}",
        "another story's headline",
        ("Read more: Ferry strike enters its third week", "RELATED | Mayor's budget fails again"),
    ),
    Rule(
        "link",
        "click tap app download view",
        r"(?:click|tap) (?:here|on|the)\b.{3,120}|(?:to )?(?:get|download) (?:the|our) .{0,50}\bapp\b.{0,60}"
        r"|get .{3,60} by clicking here|click here\W*|(?:download|view|see) (?:the )?(?:full )?(?:pdf|document|gallery|slideshow|photos)\W*",
        "link to another page",
        (
            "Click here for the latest on the floods",
            "Download our app",
            "GET COAST NEWS BY CLICKING HERE",
        ),
    ),
    Rule(
        "newsletter sign-up",
        "sign subscribe register inbox newsletter email e-mail",
        r"(?:[\w’' ]{0,30}\b)?(?:sign[- ]?up|subscribe|register)\b(?: now| here| today| free| below)?,? (?:for|to) (?=.{0,140}\b"
        r"(?:newsletters?|e-?mails?|alerts?|briefings?|inbox|updates|podcasts?|digest|bulletin|channel)\b).{3,200}"
        r"|(?:sign[- ]?up|subscribe) (?:for|to) (?:our |the |your )?(?:[\w’'&-]+\s?){1,6}"
        r"|(?:get|receive) .{3,160}\b(?:(?:in|to|into) your (?:inbox|e-?mail)|newsletter)\b.{0,80}"
        r"|(?:view|see|browse) all newsletters|our free (?:daily |weekly )?newsletter.{0,150}|newsletters?",
        "newsletter sign-up",
        (
            "Sign up for Harbour Mornings",
            "Subscribe to our newsletter and never miss a story.",
            "Get the day's top stories delivered to your inbox.",
        ),
    ),
    Rule(
        "newsletter pitch",
        "inbox mailbox email start",
        r"[^“”\"]{0,200}\b(?:in|to|into) your (?:inbox|mailbox|email)\b[^“”\"]{0,100}|what you need to know to start your day\W*",
        "newsletter sign-up",
        ("The best of the coast in your inbox every Friday.",),
        company=True,
    ),
    Rule(
        "sign-up notice",
        "promotional you enter recaptcha thank privacy terms unsubscribe",
        r"you may (?:occasionally |also )?receive promotional .{3,120}|by (?:signing up|subscribing|clicking|registering|providing)\b.{0,120}\b(?:you|I) (?:agree|accept|consent)\b.{0,200}"
        r"|(?:please )?enter (?:a valid |your )e-?mail\b.{0,60}|(?:this site|this form) is protected by recaptcha.{0,160}|your e-?mail address will not be (?:published|shared).{0,100}"
        r"|thank(?:s| you) for (?:signing up|subscribing)\b.{0,100}|you can unsubscribe .{0,100}|(?:see|read) our (?:privacy|terms)\b.{0,120}|(?:privacy policy|terms of (?:service|use)|unsubscribe)\W*",
        "newsletter sign-up",
        (
            "You may occasionally receive promotional content from The Harbour Post.",
            "By signing up, you agree to our terms of use.",
            "Enter your email address",
        ),
    ),
    Rule(
        "subscription",
        "subscri sign log register account journalism become donat",
        r"(?:already a (?:subscriber|member)\b.{0,60}|(?:subscribe|sign in|log in|register|create (?:a free |an )account)(?: (?:now|today|to (?:continue|read|keep)\b.{0,80}|for \W?\d.{0,60}))?"
        r"|(?:this|the) (?:article|content|story) is (?:only |exclusively )?(?:available )?(?:for|to) subscribers.{0,80}|support (?:our|independent|local) journalism.{0,120}|(?:become a (?:member|subscriber|supporter)|make a donation|donate)(?: today| now)?)\W*",
        "subscription offer",
        (
            "Already a subscriber? Log in",
            "Subscribe to continue reading",
            "Support independent journalism today.",
        ),
    ),
    Rule(
        "share buttons",
        "share tweet mail print comment facebook copy",
        r"(?=.{0,99}\b(?:share|tweet|e-?mail|print|comments?|facebook|copy link)\b)(?:\d{1,5}|"
        + _ACTIONS
        + "|"
        + _SMALL
        + r")(?:[\s|/,·•:&+]+(?:\d{1,5}|"
        + _ACTIONS
        + "|"
        + _SMALL
        + r"))*\W*",
        "share buttons",
        ("Share on Facebook", "SHARE TWEET EMAIL", "Share this article | Print", "Copy link"),
    ),
    Rule(
        "follow line",
        "follow find like join reach connect contact subscribe",
        r"[“\"(]?(?:you can )?(?:(?:follow|find|like|join|reach|connect with|contact|subscribe to) (?:us|me|him|her|them|"
        + _WHO
        + r"|@\w+)(?: and @?[\w .]+)? (?:on|at|via) (?:our )?(?:"
        + _SITES
        + r"\b|@).{0,120}|follow @\w+.{0,60}|follow us\W*)",
        "invitation to follow",
        (
            "Follow us on Facebook",
            "Follow Ana Ruiz on Twitter @anaruizpost.",
            "Reach Li Wei at @liweinews",
        ),
    ),
    Rule(
        "advertisement",
        "adver sponsor paid continue scroll skip ad loading promotion",
        r"[-–—\s\[(]*(?:advertisements?|advert|sponsored(?: content| by .{2,40})?|paid (?:content|post)|(?:story|article) continues (?:below|after)\b.{0,50}|continue reading(?: the main story| below)?"
        r"|scroll (?:down )?to continue.{0,40}|skip (?:advertisement|ad|past newsletter promotion)|report (?:this )?ad|loading|(?:after|before) newsletter promotion)[-–—\s\])….]*(?:advertisement)?\W*",
        "advertisement",
        (
            "Advertisement",
            "Story continues below advertisement",
            "- Advertisement -",
            "ARTICLE CONTINUES AFTER AD",
        ),
    ),
    Rule(
        "copyright",
        "copyright © (c) rights may",
        r"(?:copyright\b|©|\(c\)\s*(?=\d|copyright)).{0,250}|.{0,160}\ball rights reserved\b.{0,200}|this material may not be (?:published|reproduced|copied).{0,200}|.{0,80}\bmay not be (?:reproduced|republished|redistributed)\b.{0,200}",
        "copyright notice",
        (
            "Copyright 2021 The Harbour Post",
            "© Coast News Agency 2020",
            "The Post, 2019. All rights reserved.",
        ),
    ),
    Rule(
        "publication note",
        "this",
        r"[\[(*—–\s]*(?:editor['’]?s note\s*[:–—-]\s*)?(?:a version of )?this "
        + _MEDIA
        + r" (?:(?:was|has been|is being|is) )?(?:(?:originally|first|also|previously|later) )?"
        r"(?:published|appeared|appears|produced|republished|syndicated|translated|adapted|reprinted|updated(?: (?:with|at|on) .{3,80}| throughout)?|(?:is )?part of (?:a|our|the) .{0,60}series)(?: .{2,160})?[.\])*\s]*",
        "note on publication",
        (
            "This article was originally published by Coast News.",
            "This story has been updated.",
            "A version of this article appears in print on May 3.",
        ),
    ),
    Rule(
        "credits",
        "by contribut from contact mail",
        r"[\[(—–_\s]*(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translation|research|photographs?|video|graphics)(?:,? (?:and )?(?:additional )?(?:reporting|writing|editing|research))?(?: (?:for "
        + _WHO
        + r"|in [\w ,.]{2,40}))? by\b[^“”\"]{3,250}"
        r"|[^“”\"]{3,160} (?:also )?contributed(?: reporting| research| writing)?(?: (?:to|from|for) (?:this|the|that) (?:"
        + _MEDIA
        + r"|reporting)| reporting| to this)\b.{0,100}"
        r"|(?:with )?(?:reporting |contributions )?from (?:the )?(?:associated press|reuters|agence france-presse|afp|ap|wire (?:services|reports)|staff reports)\b.{0,60}"
        r"|(?:contact|e-?mail) (?:the (?:author|reporter|writer|editor)|"
        + _WHO
        + r")(?: at| via)?:? \S+@\S+\W*)[.\])]*",
        "credits",
        (
            "(Reporting by Ana Ruiz in Lima; Editing by Li Wei)",
            "Additional reporting by Omar Haddad.",
            "Kofi Mensah contributed to this report.",
            "The Associated Press contributed reporting.",
            "Contact Ana Ruiz at ana@example.org",
        ),
    ),
    Rule(
        "comments",
        "comment conversation discussion typo correction mistake tip question",
        r"(?:(?:view|show|hide|read|load|see|leave|post|add|write|join) (?:the |a |all |your |our )?(?:\d[\d,]* )?(?:comments?|conversation|discussion)\b.{0,40}|\d[\d,]* comments?|comments? (?:are )?(?:closed|\(\d+\)|\d+)|no comments(?: yet)?|report a (?:typo|correction|mistake).{0,40}|have a (?:tip|correction|question)\?.{0,120}|send us a (?:tip|correction).{0,80}"
        r"|got a (?:news )?tip\?.{0,120})\W*",
        "comment section",
        ("Leave a comment", "214 comments", "Join the conversation", "Report a typo"),
    ),
    Rule(
        "player or picture controls",
        "caption image view play listen watch : of / video browser",
        r"(?:(?:hide|toggle|show|view) caption|enlarge(?: this)? image|view (?:image|gallery)(?: in fullscreen)?|open image in (?:modal|gallery)|image \d+ of \d+|\d+ (?:of|/) \d+|play(?: video)?|(?:listen|watch)(?: to this (?:article|story))?(?:\s*[·|(-]?\s*\d+\s*(?:min(?:ute)?s?|:\d\d)\b.{0,12})?|0?\d:\d\d(?: / 0?\d:\d\d)?"
        r"|(?:this )?video (?:is )?(?:no longer|not|un)\s?available.{0,60}|your browser does not support.{0,80})\W*",
        "player or picture controls",
        ("toggle caption", "Enlarge this image", "Listen to this article · 6 min", "Image 2 of 9"),
    ),
    Rule(
        "page notice",
        "javascript cookies skip top jump search menu home close next previous",
        r"(?:(?:please )?enable (?:javascript|cookies)\b.{0,120}|(?:we|this (?:web)?site) uses? cookies\b.{0,200}|accept (?:all )?cookies\W*|skip to (?:main )?content|back to top|jump to (?:comments|content)|(?:search|menu|home|close|next|previous)(?: (?:menu|search|article|story))?)\W*",
        "page notice",
        ("Please enable JavaScript to continue.", "Skip to content", "Back to top"),
    ),
    Rule(
        "tags",
        ":",
        r"(?:tags?|topics?|filed under|categories|keywords|more (?:on|about)|explore more on these topics|related topics)\s*:\s*[^.!?]{2,200}",
        "tags",
        ("Tags: ferries, Lima, strikes", "Filed under: Politics"),
    ),
    Rule(
        "reading time",
        "min hour hr ago day",
        r"(?:\d+\s*[- ]?min(?:ute)?s? read|reading time:? \d+ min\w*|(?:published|updated|posted)?:? ?\d+ (?:minutes?|mins?|hours?|hrs?|days?) ago)\W*",
        "reading time",
        ("4 min read", "Updated 3 hours ago"),
    ),
    Rule(
        "separator",
        "",
        r"[\W_]*(?:30)?[\W_]*|ends?",
        "separator",
        ("* * *", "___", "—30—", "###"),
    ),
)


def find_boilerplate(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """The indices of the blocks that are not the article, each with the reason."""
    found: dict[int, str] = {}
    companions: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.CODE or block.end - block.start > LONGEST:
            continue
        rule = rule_for(text[block.start : block.end])
        if rule is not None:
            (companions if rule.company else found)[index] = rule.reason
    _add_companions(found, companions, len(blocks))
    return dict(sorted(found.items()))


def rule_for(line: str) -> Rule | None:
    """The first rule that a whole line falls under, or None."""
    lowered = line.lower()
    for rule in RULES:
        if _has_cue(rule.cues, lowered) and _compiled(rule.pattern).fullmatch(line):
            return rule
    return None


def _add_companions(found: dict[int, str], companions: dict[int, str], count: int) -> None:
    for index, reason in companions.items():
        if index - 1 in found or index + 1 in found or index == count - 1:
            found[index] = reason


def _has_cue(cues: str, lowered: str) -> bool:
    return not cues or any(cue in lowered for cue in cues.split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
