"""The table of what is boilerplate: names, patterns, reasons and examples.

A new row needs its examples, and in the tests the sentences of articles that come near it.
"""

from __future__ import annotations

from typing import NamedTuple

ANYWHERE = "anywhere"
EDGES = "edges"
"""Only among the first and the last blocks."""
BELOW = "below"
"""Only below the first paragraph of prose: above it, the same words are a headline."""
BESIDE = "beside"
"""Only next to other boilerplate, or as the last block."""


class Rule(NamedTuple):
    """One kind of boilerplate."""

    name: str
    reason: str
    """Why it is taken out, for people."""
    place: str
    longest: int
    """Characters; no such block is longer."""
    cues: str
    """Words in lower case, parted by bars, of which one stands in every such block (after "^": at
    its start): a cheap look before the patterns are compiled, which costs 1 ms a rule."""
    patterns: tuple[str, ...]
    """One must match the whole block; letter case is ignored."""
    examples: tuple[str, ...]


_NAMED = r"(?-i:(?:[Tt]he )?[A-ZÀ-Þ0-9])[\w .,’'&-]{1,60}"
_MEDIA = r"(?:article|story|post|piece|report|column|essay|interview|analysis)"
_SITE = (
    r"(?:twitter|x|facebook|instagram|threads|bluesky|mastodon|linkedin|tiktok|youtube|telegram"
    r"|whatsapp|google news|apple news|truth social)"
)
_SHARED = r"(?:share|tweet|retweet|e-?mail|print|copy link|save (?:this|for)|\d comments?)"
_SHARE = (
    r"(?:share|tweet|retweet|e-?mail|print|save|copy|bookmark|gift|comments?|facebook|twitter"
    r"|linkedin|whatsapp|reddit|pinterest|telegram|messenger|instagram|flipboard|pocket|link|on"
    r"|via|with|by|to|this|the|article|story|page|post|a|friends?|x|or|and|for|later|more|options"
    r"|\d{1,5})"
)
_CREDITED = (
    r"(?-i:(?:[A-ZÀ-Þ][\w.’'-]*+|(?:and|in|by|for|with|at|from|of|the|de|del|van|von|al|la|di"
    r"|additional|reporting|writing|editing)\b|[,;&/])\s*+){1,60}"
)
_EMAIL = r"[\w.+-]{1,60}@[\w.-]{1,60}"

RULES: tuple[Rule, ...] = (
    Rule(
        "list of other stories",
        "list of other stories",
        BELOW,
        70,
        "^more to|^more stor|^more news|^more cov|^more head|^more from|^more on this|"
        "^explore|^related|^recommended|"
        "^you may|^you might|^most read|^most pop|^most view|^most sh|^most comm|^trending|"
        "^popular|^promoted|^what to read|^read more|^read next|^up next|^also read|^in case|"
        "^don|^editor|^top stories|^latest|^around the web|^from around|^from our",
        (
            r"(?:read more|more to read|what to read next|read next|up next|also read)\s*[:»>…]?",
            r"more (?:stories|news|coverage|headlines|on this (?:story|topic))\s*[:»>…]?",
            r"related(?: (?:stories|articles|content|coverage|topics|links|news|reading))?\s*:?",
            r"recommended(?: (?:stories|for you|reading|videos?))?\s*:?",
            r"you (?:may|might) also (?:like|be interested in)\s*[:…]?",
            r"most (?:read|popular|viewed|shared|commented)(?: stories| articles)?\s*:?",
            r"(?:trending|popular|promoted)(?: now| stories)?\s*:?",
            r"(?:in case you missed it|don['’]t miss|top stories|latest stories)\s*:?",
            r"editors?['’]?s? picks?\s*:?",
            rf"(?:more|latest) from {_NAMED}",
            r"(?:around the web|from around the web|from our partners)\s*:?",
            r"explore more on these topics\s*:?",
        ),
        ("More to Read", "Related Articles", "You may also like:", "More from The Harbour Post"),
    ),
    Rule(
        "related link",
        "another story's headline",
        BELOW,
        240,
        "^read|^more|^[|^also read|^related|^see also|^must|^recommended|^in case|^don|"
        "^go deeper|^flashback|^watch|^listen|^video|^photo|^gallery|^podcast|^in pictures",
        (
            r"\[?(?:read more|read also|also read|read next|related|related (?:story|article"
            r"|coverage|reading)|see also|must[- ]read|recommended|in case you missed it"
            r"|don['’]t miss|go deeper|flashback)\s*[:|»>]\s*\S.{4,200}",
            r"(?:read more|read also|also read)\s+[-–—]\s+\S.{4,200}",
            r"related (?:article|story|video) (?-i:[A-ZÀ-Þ]).{10,150}(?<![.!”\"’')\]])",
            r"\[(?:watch|video|listen|photos?)\s*[:|»>].{5,200}\]",
            r"(?:read|more|watch(?: live| more| now)?|listen(?: now)?|video|photos?|gallery"
            r"|podcast|in pictures)\s*[:|»>]\s*\S.{4,150}(?<![.!”\"’')\]])",
        ),
        (
            "Read more: Ferry strike enters its third week",
            "RELATED | Who runs the harbour?",
            "Watch: Divers free a whale off Valparaíso",
        ),
    ),
    Rule(
        "link",
        "link to another page",
        ANYWHERE,
        150,
        "click here|^tap here|clicking here|^download|^get |^to get|^to download|^view |^see ",
        (
            r"(?:click|tap) here\b.{0,120}",
            r"(?:to )?(?:get|download) (?:the|our) .{0,50}\bapp\b.{0,30}",
            r"get .{3,60} by clicking here\W*",
            r"(?:download|view|see) (?:the )?(?:full )?(?:pdf|gallery|slideshow|photos)\W*",
        ),
        (
            "Click here for the latest on the floods",
            "Download our app",
            "GET COAST NEWS BY CLICKING HERE",
        ),
    ),
    Rule(
        "newsletter sign-up",
        "newsletter sign-up",
        ANYWHERE,
        260,
        "sign up|sign-up|signup|subscribe|register|newsletter",
        (
            r"(?:click |tap )?(?:sign[- ]?up|subscribe|register)(?: now| here| today| free)?,? "
            r"(?:for|to) (?=.{0,140}\b(?:newsletters?|e-?mails|alerts?|briefing|inbox|podcasts?"
            r"|digest|bulletin|channel)\b).{3,200}",
            r"(?:sign[- ]?up|subscribe) (?:for|to) (?!continue|keep|read)(?:our |the |your )?"
            r"(?:[\w’'&-]+ ){0,5}[\w’'&-]+",
            r"(?:view|see|browse) all newsletters\W*",
            r"our free (?:daily |weekly )?newsletter.{0,150}",
            r"newsletters?\W*",
        ),
        ("Sign up for Harbour Mornings", "Subscribe to our newsletter and never miss a story."),
    ),
    Rule(
        "inbox",
        "newsletter sign-up",
        ANYWHERE,
        300,
        "inbox|newsletter|your email|your e-mail",
        (
            r"(?:get|receive) [^“”\"]{3,160}\b(?:(?:in|to|into) your (?:inbox|e-?mail)"
            r"|newsletter)\b[^“”\"]{0,60}",
        ),
        ("Get the day's top stories delivered to your inbox.",),
    ),
    Rule(
        "newsletter pitch",
        "newsletter sign-up",
        BESIDE,
        320,
        "inbox|mailbox|email|e-mail|newsletter|start your day|sign up",
        (
            r"[^“”\"]{0,200}\b(?:in|to|into) your (?:inbox|mailbox|e-?mail)\b[^“”\"]{0,100}",
            r"(?:all )?(?:what )?you need to know to start your day\W*",
            r"(?:a |our )?(?:free )?(?:daily|weekly|morning|evening) (?:newsletter|e-?mail)\b"
            r".{0,160}",
            r"our (?:[\w-]+ ){0,3}(?:newsletter|e-?mail)\b.{0,160}",
            r"sign up\W*",
        ),
        ("The best of the coast in your inbox every Friday.",),
    ),
    Rule(
        "sign-up notice",
        "newsletter sign-up",
        ANYWHERE,
        300,
        "^you may|^by sign|^by subs|^by click|^by regis|^by prov|^enter|^please|^this site|"
        "^this form|^your e|^thank|^you can|^see our|^read our|^privacy|^terms|^unsubscribe",
        (
            r"you may (?:occasionally |also )?receive promotional .{3,120}",
            r"by (?:signing up|subscribing|clicking|registering|providing)\b.{0,120}"
            r"\b(?:you|I) (?:agree|accept|consent)\b.{0,160}",
            r"(?:please )?enter (?:a valid |your )e-?mail\b.{0,60}",
            r"this (?:site|form) is protected by recaptcha.{0,160}",
            r"your e-?mail address will not be (?:published|shared).{0,100}",
            r"thank(?:s| you) for (?:signing up|subscribing)\b.{0,100}",
            r"you can unsubscribe .{0,100}",
            r"privacy notice\s*: .{0,280}",
            r"(?:(?:see|read) our )?(?:privacy (?:policy|notice)|terms of (?:service|use))\W*",
            r"unsubscribe\W*",
        ),
        (
            "You may occasionally receive promotional content from The Harbour Post.",
            "By signing up, you agree to our terms of use.",
            "Enter your email address",
        ),
    ),
    Rule(
        "subscription",
        "subscription offer",
        ANYWHERE,
        120,
        "^already a|subscribers|^subscribe|^sign in|^log in|^register|^create|^support |"
        "^become|^make a|^donate",
        (
            r"already a (?:subscriber|member)\b.{0,60}",
            r"(?:subscribe|sign in|log in|register|create (?:a free |an )?account)"
            r"(?: (?:now|today|to (?:continue|keep|read)\b.{0,40}|for \W?\d.{0,60}))?\W*",
            r"(?:this|the) (?:article|content|story) is (?:only |exclusively )?(?:available )?"
            r"(?:for|to) subscribers.{0,60}",
            r"support (?:our|independent|local|quality) journalism.{0,80}",
            r"(?:become a (?:member|subscriber|supporter)|make a donation|donate)"
            r"(?: today| now)?\W*",
        ),
        (
            "Already a subscriber? Log in",
            "Log in to keep reading",
            "Support independent journalism today.",
        ),
    ),
    Rule(
        "share buttons",
        "share buttons",
        ANYWHERE,
        160,
        "^share|^reuse|^tweet|^retweet|^e-mail|^email|^print|^copy|^save|^gift|^facebook|^twitter|"
        "^link|^comment|^0|^1|^2|^3|^4|^5|^6|^7|^8|^9",
        (
            rf"(?=(?:.{{0,60}}\b)?{_SHARED}\b)(?:{_SHARE}[\s|/,·•:&+]++){{0,14}}{_SHARE}\W*",
            r"share full article\W*|reuse this content\W*",
        ),
        ("Share on Facebook", "SHARE TWEET EMAIL", "Share this article | Print", "Copy link"),
    ),
    Rule(
        "counter",
        "share buttons",
        BESIDE,
        8,
        "0|1|2|3|4|5|6|7|8|9",
        (r"\d{1,3}(?:[,.]\d{3}|[.,]?\d?[km])?",),
        ("205", "1.2K"),
    ),
    Rule(
        "follow line",
        "invitation to follow",
        ANYWHERE,
        170,
        "follow|find |like |join |reach |connect with",
        (
            r"[“\"(]?(?:you can )?(?:follow|find|like|join|reach|connect with) "
            r"(?:us|me|him|her|them|@\w+|(?-i:[A-ZÀ-Þ])[\w .’'-]{1,50}) (?:on|at|via) (?:our )?"
            rf"(?:{_SITE}\b|@\w+)(?:[\s,.:;()]+(?:and|or|at|for|the|latest|more|news|updates|page"
            rf"|{_SITE}\b|@\w+))*\W*",
            r"follow @\w+.{0,40}",
            r"follow us\W*",
        ),
        (
            "Follow us on Facebook",
            "Follow Ana Ruiz on Twitter @anaruizpost.",
            "Reach Li Wei at @liweinews",
        ),
    ),
    Rule(
        "advertisement",
        "advertisement",
        ANYWHERE,
        80,
        "advert|sponsored|paid |report ad|report this|continue|scroll|skip ad|skip past|"
        "newsletter promotion|loading",
        (
            r"[\s\[(–—-]*(?:advertisements?|advert)\W*(?:advertisement\W*)?",
            r"(?:sponsored(?: content| by .{2,40})?|paid (?:content|post)|report (?:this )?ad)\W*",
            r"(?:(?:story|article) continues (?:below|after)\b.{0,40}|continue reading(?: the main"
            r" story| below)?|scroll (?:down )?to continue.{0,30})\W*",
            r"(?:skip (?:advertisement|ad|past newsletter promotion)|(?:after|before) newsletter"
            r" promotion|loading)\W*",
        ),
        (
            "Advertisement",
            "Story continues below advertisement",
            "- Advertisement -",
            "ARTICLE CONTINUES AFTER AD",
        ),
    ),
    Rule(
        "copyright",
        "copyright notice",
        ANYWHERE,
        320,
        "copyright|©|(c)|rights reserved|may not be",
        (
            r"(?:copyright|©|\(c\))\W{0,4}(?:copyright\W{0,4})?(?:©|\(c\)|\d{4}"
            r"|(?-i:[A-ZÀ-Þ]).{0,80}\b\d{4}\b).{0,200}",
            r".{0,160}\ball rights reserved\b.{0,160}",
            r"this (?:material|content|article|story) may not be (?:published|reproduced|copied)"
            r".{0,160}",
        ),
        (
            "Copyright 2021 The Harbour Post",
            "© Coast News Agency 2020",
            "The Post, 2019. All rights reserved.",
        ),
    ),
    Rule(
        "publication note",
        "note on publication",
        EDGES,
        300,
        "this article|this story|this post|this piece|this report|this column|this essay|"
        "this interview|this analysis",
        (
            rf"[\[(*—–\s]*(?:editor['’]?s note\s*[:–—-]\s*)?(?:a version of )?this {_MEDIA} "
            r"(?:(?:was|has been|is being) )?(?:originally|first|also|previously|later) "
            r"(?:published|appeared|produced|ran)\b.{0,140}",
            rf"[\[(*—–\s]*(?:a version of )this {_MEDIA} (?:appeared|appears|ran|was published)\b"
            r".{0,240}",
            rf"[\[(*—–\s]*this {_MEDIA} (?:was|has been|is being) (?:republished|syndicated"
            r"|translated|updated)\b.{0,200}",
            rf"[\[(*—–\s]*this {_MEDIA} (?:was|has been) (?:published|produced) (?:by|with|in"
            r" (?:partnership|collaboration|association))\b.{0,140}",
            rf"[\[(*—–\s]*this {_MEDIA} is part of (?:a|an|our|the) .{{0,60}}\bseries\b.{{0,60}}",
        ),
        (
            "This article was originally published by Coast News.",
            "This story has been updated.",
            "A version of this article appears in print on May 3.",
        ),
    ),
    Rule(
        "credits",
        "credits",
        EDGES,
        320,
        "reporting|reported from|is a|writing|editing|compiled|translat|contributed|"
        "associated press|reuters|"
        "france-presse|afp|from ap|wire services|wire reports|@",
        (
            r"[\[(—–_\s]*(?:additional |with )?(?:reporting|writing|editing|compiled|translation"
            r"|translated)(?: and (?:writing|editing|reporting))?(?: in [\w ]{2,30})? by"
            rf"\s+{_CREDITED}[.\])\s]*",
            r"[^“”\"]{3,160} contributed (?:reporting|research|writing"
            rf"|(?:reporting )?(?:to|from|for) (?:this|the) (?:{_MEDIA}|reporting))\b"
            r"[^“”\"]{0,60}",
            r"[\[(—–\s]*(?:with )?(?:reporting |contributions )?from (?:the )?(?:associated press"
            r"|reuters|agence france-presse|afp|ap|wire (?:services|reports)|staff reports)"
            r"(?: and [^“”\"]{3,40})?\W*",
            rf"{_CREDITED}reported from\s+{_CREDITED}\.?",
            r"[^“”\"]{3,80} is an? [^“”\"]{0,60}(?:reporter|correspondent|editor|writer|columnist"
            r"|producer|journalist)\b[^“”\"]{0,120}\b(?:follow|reach|e-?mail|contact)\b"
            r".{0,100}",
            rf"(?:contact|e-?mail|reach) [^“”\"@]{{2,60}}(?: at|:) {_EMAIL}.{{0,60}}",
        ),
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
        "comment section",
        ANYWHERE,
        120,
        "^view|^show|^hide|^read|^load|^see|^leave|^post|^add|^write|^join|^no comm|^comment|"
        "^report|^spotted|^got a|^have a|^send us|^0|^1|^2|^3|^4|^5|^6|^7|^8|^9",
        (
            r"(?:view|show|hide|read|load|see|leave|post|add|write|join) (?:the |a |all |your )?"
            r"(?:\d[\d,]* )?(?:comments?|conversation|discussion)(?: below| here| \(\d+\))?\W*",
            r"\d[\d,]* comments?\W*",
            r"(?:no comments(?: yet)?|comments? (?:are )?(?:closed|off|\d+|\(\d+\)))\W*",
            r"(?:report|spotted|see) an? (?:typo|error|correction|mistake)\b.{0,40}",
            r"(?:got|have|send us) a (?:news |confidential )?(?:tip|correction)\b.{0,100}",
        ),
        ("Leave a comment", "214 comments", "Join the conversation", "Report a typo"),
    ),
    Rule(
        "player or picture controls",
        "player or picture controls",
        ANYWHERE,
        90,
        "^newyou|^you can|^leer|^lire|^hide|^toggle|^show|^view|^enlarge|^open image|^image|"
        "^photo|^play|^listen|^watch|"
        "^this video|^video|^your browser|^0|^1|^2|^3|^4|^5|^6|^7|^8|^9",
        (
            r"(?:hide|toggle|show|view) caption\W*",
            r"enlarge(?: this)? image|view (?:image|gallery)(?: in fullscreen)?",
            r"open image in (?:modal|gallery)|(?:image |photo )?\d+ (?:of|/) \d+",
            r"(?:play|listen|watch)(?: (?:video|audio|to (?:this |the )?(?:article|story)))?"
            r"(?:\s*[·|(-]?\s*[\d:]+\s*min(?:ute)?s?\W*)?(?:learn more)?",
            r"(?:new)?you can now listen to .{0,40}articles\W*",
            r"(?:leer en español|lire en français|read in (?:spanish|english|french))\W*",
            r"\d?\d:\d\d(?:\s*/\s*\d?\d:\d\d)?",
            r"(?:this )?video (?:is )?(?:no longer available|not available|unavailable).{0,40}",
            r"your browser does not support .{0,80}",
        ),
        (
            "toggle caption",
            "Enlarge this image",
            "Listen to this article · 6 min",
            "Image 2 of 9",
            "00:00 / 03:12",
        ),
    ),
    Rule(
        "page notice",
        "notice of the page",
        ANYWHERE,
        240,
        "^please|^enable|^we use|^this site|^this website|^accept|^skip|^jump|^back to|"
        "^search|^menu|^home|^close|^next|^previous",
        (
            r"(?:please )?enable (?:javascript|cookies)\b.{0,120}",
            r"(?:we|this (?:web)?site) uses? cookies\b.{0,200}",
            r"accept (?:all )?cookies\W*",
            r"(?:skip|jump) to (?:main |the )?(?:content|comments|navigation)\W*|back to top\W*",
            r"(?:search|menu|home|close|next|previous)(?: (?:menu|search|article|story|page))?\W*",
        ),
        ("Please enable JavaScript to continue.", "Skip to content", "Back to top"),
    ),
    Rule(
        "tags",
        "tags",
        EDGES,
        240,
        "^tag|^topic|^see more|^filed|^categories|^keywords|^explore|^related",
        (
            r"(?:tags?|topics?|see more on"
            r"|filed under|categories|keywords|explore more on these topics"
            r"|related topics)\s*:\s*[^.!?]{2,200}",
        ),
        ("Tags: ferries, Lima, strikes", "Filed under: Politics"),
    ),
    Rule(
        "reading time",
        "reading time",
        ANYWHERE,
        50,
        " read|^reading time| ago",
        (
            r"\d+\s*[- ]?min(?:ute)?s? read\W*|reading time:? \d+ min\w*\W*",
            r"(?:(?:published|updated|posted):? )?\d+ (?:minutes?|mins?|hours?|hrs?|days?) ago\W*",
        ),
        ("4 min read", "Updated 3 hours ago"),
    ),
    Rule(
        "separator",
        "separator",
        ANYWHERE,
        80,
        "",
        (r"[\W_]{1,80}", r"[\W_]{1,3}30[\W_]{1,3}"),
        ("* * *", "___", "—30—", "###"),
    ),
)
