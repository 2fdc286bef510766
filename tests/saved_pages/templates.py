"""Pages as different makers of web sites build them, each with what a reader finds in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from html import escape

from saved_pages import parts, stories
from saved_pages.parts import address, body, json_ld, open_graph, page, plain
from saved_pages.stories import BUDGET, COURT, FERRY, FLOOD, TELESCOPE, Report


@dataclass(frozen=True)
class SavedPage:
    """A made page and what is right about it."""

    name: str
    data: bytes
    text: str
    title: str
    authors: tuple[str, ...]
    published: date | None
    source: str | None


def made(
    name: str,
    report: Report,
    html: str,
    *,
    encoding: str = "utf-8",
    text: str = "",
    authors: tuple[str, ...] | None = None,
    published: str | None = "",
    source: str | None = "",
) -> SavedPage:
    """A page, with what its report tells unless something else is given."""
    day = report.day if published == "" else published
    return SavedPage(
        name,
        html.encode(encoding),
        text or plain(report),
        report.title,
        report.authors if authors is None else authors,
        date.fromisoformat(day) if day else None,
        report.outlet if source == "" else source,
    )


def byline(report: Report) -> str:
    """Who wrote it, as pages print it."""
    *first, last = report.authors
    return f"By {', '.join(first)} and {last}" if first else f"By {last}"


def words(report: Report) -> str:
    """The day, as pages print it."""
    day = date.fromisoformat(report.day)
    return f"{day:%B} {day.day}, {day.year}"


def wordpress() -> SavedPage:
    report = FERRY
    person = {"@id": "https://h/#/schema/person/1", "name": "Ana Ruiz"}
    organization = {"@id": "https://h/#org"}
    graph = [
        {"@type": "WebPage", "name": "x", "datePublished": "2023-05-04T06:15:00+00:00"},
        {
            "@type": "Article",
            "headline": report.title,
            "author": person,
            "datePublished": "2023-05-04T06:15:00+00:00",
            "publisher": organization,
        },
        {"@type": "Organization", "name": report.outlet} | organization,
        {"@type": "Person"} | person,
    ]
    told = {"@context": "https://schema.org", "@graph": graph}
    head = f'<script type="application/ld+json" class="yoast">{json.dumps(told)}</script>'
    content = (
        f'<div id="content"><main><article class="post type-post hentry"><header '
        f'class="entry-header"><h1 class="entry-title">{report.title}</h1><div class="entry-meta">'
        f'<span class="posted-on">Posted on <a href="#"><time class="entry-date published" '
        f'datetime="2023-05-04T06:15:00+00:00">May 4, 2023</time><time class="updated" datetime='
        f'"2024-12-24T08:00:00+00:00">December 24, 2024</time></a></span> <span class="byline">by '
        f'<span class="author vcard"><a href="/author/ana">Ana Ruiz</a></span></span></div></header>'
        f'<div class="entry-content">{body(report.paragraphs)}'
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>'
        '<a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>'
        '<div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3><p><a href="/x">'
        "The lighthouse gets a new lamp</a></p></div></div>"
        '<footer class="entry-footer">Posted in <a href="/c/news" rel="category tag">News</a>, '
        'tagged <a href="/t/ferry" rel="tag">ferry</a></footer></article>'
        f"{parts.comments()}</main></div>{parts.SIDEBAR}"
    )
    return made("WordPress", report, page(report, content, head=head))


def newspaper() -> SavedPage:
    report = FLOOD
    boxes = {
        1: parts.AD,
        2: '<div class="inline-related"><h4>Related</h4><a href="/r">The dam that never was</a></div>',
        3: parts.AD,
    }
    content = (
        f'{parts.COOKIES}<div class="page-wrap"><section class="article-page"><h1 class="headline">'
        f'{report.title}</h1><p class="standfirst">Hospital cut off, school closed until Wednesday'
        f'</p><div class="byline">{byline(report)}</div><div class="article__body" '
        f'itemprop="articleBody">{body(report.paragraphs, boxes)}</div>{parts.SHARE}{parts.NEWSLETTER}'
        f"{parts.RELATED}</section>{parts.SIDEBAR}</div>"
    )
    return made(
        "newspaper with JSON-LD",
        report,
        page(report, content, head=open_graph(report) + json_ld(report)),
    )


def amp() -> SavedPage:
    report = COURT
    head = (
        f'<link rel="canonical" href="{address(report)}"><style amp-boilerplate>body{{}}</style>'
        '<script async src="https://cdn.ampproject.org/v0.js"></script>' + json_ld(report)
    )
    content = (
        f'<amp-sidebar id="menu"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article>'
        f'<h1>{report.title}</h1><amp-img src="a.jpg" width="600" height="400"></amp-img>'
        f"{body(report.paragraphs, {2: '<amp-ad type=doubleclick>Advertisement</amp-ad>'})}"
        "</article><amp-social-share type=email></amp-social-share>"
    )
    return made("AMP", report, page(report, content, head=head, attributes="amp lang=en"))


def live_blog() -> SavedPage:
    report = FLOOD
    updates = "".join(
        f'<div class="live-entry" id="e{number}"><time datetime="2024-02-12T{9 - number:02}:00:00Z">'
        f"{9 - number}.00 am</time><h3>Update {number + 1}</h3><p>{text}</p></div>"
        for number, text in enumerate(report.paragraphs)
    )
    told = json_ld(
        report,
        **{
            "@type": "LiveBlogPosting",
            "coverageStartTime": "2024-02-12T03:00:00Z",
            "liveBlogUpdate": [
                {
                    "@type": "BlogPosting",
                    "headline": "Water still rising",
                    "datePublished": "2024-02-13T10:00:00Z",
                    "author": {"@type": "Person", "name": "Night Desk"},
                }
            ],
        },
    )
    text = "\n".join(
        f"Update {number + 1}\n{words}" for number, words in enumerate(report.paragraphs)
    )
    content = f"<main><h1>{report.title}</h1><div class='live-blog'>{updates}</div></main>"
    return made("live blog", report, page(report, content, head=told), text=text)


def paywall() -> SavedPage:
    report = BUDGET
    shown = report.paragraphs[:3]
    content = (
        f"<article><h1>{report.title}</h1><p class=author>{byline(report)}</p>{body(shown)}"
        '<div class="paywall-gate"><h2>Subscribe to continue reading</h2><p>Already a subscriber? '
        '<a href="/login">Log in</a></p><p>Get unlimited access for $1 a week. Cancel anytime.</p>'
        "</div></article>"
    )
    return made(
        "paywalled teaser",
        report,
        page(report, content, head=json_ld(report)),
        text="\n".join(shown),
    )


def cookie_wall() -> SavedPage:
    report = TELESCOPE
    content = f'{parts.COOKIES * 2}<main id="main"><h1>{report.title}</h1>{body(report.paragraphs)}</main>'
    return made("cookie wall", report, page(report, content, head=open_graph(report)), authors=())


def many_comments() -> SavedPage:
    report = COURT
    content = (
        f'<div class="story"><h1>{report.title}</h1><div class="story-meta">{byline(report)} | '
        f'{words(report)}</div><div class="story-content">{body(report.paragraphs)}</div></div>'
        f"{parts.comments(40)}"
    )
    return made("forty comments", report, page(report, content, head=open_graph(report)))


def byline_in_body() -> SavedPage:
    report = FERRY
    content = (
        f'<div id="article-body"><h1>{report.title}</h1><p>{byline(report)}, Staff Writer</p>'
        f"<p>{words(report)}</p>{body(report.paragraphs)}</div>"
    )
    return made("byline in the body", report, page(report, content), source="The Harbour Post")


def captions() -> SavedPage:
    report = FLOOD
    figure = (
        "<figure><img src='b.jpg' alt=''><figcaption>The old bridge on Monday morning. "
        "<span class=credit>Photograph: Jan Novak/Agency</span></figcaption></figure>"
    )
    content = (
        f"<article><h1>{report.title}</h1>{figure}{body(report.paragraphs, {1: figure, 3: figure})}"
        "</article>"
    )
    return made("pictures with captions", report, page(report, content, head=json_ld(report)))


def listicle() -> SavedPage:
    items = (
        "Keep the tickets: the company pays only against paper, and only until the end of June.",
        "Walk before eight, when the coast road still lies in the shade of the hill.",
        "Ask the bakery by the quay for bread of the day before; it costs a third.",
    )
    report = FERRY
    text = [*report.paragraphs[:3], "What you can do now", *items, report.paragraphs[-1]]
    content = (
        f"<article><h1>{report.title}</h1>{body(text[:3])}<h2>{text[3]}</h2><ol>"
        + "".join(f"<li>{item}</li>" for item in items)
        + f"</ol>{body(text[-1:])}</article>{parts.RELATED}"
    )
    return made(
        "numbered list",
        report,
        page(report, content, head=open_graph(report)),
        text="\n".join(text),
        authors=(),
    )


def tables() -> SavedPage:
    report = BUDGET
    rows = (("Item", "Million"), ("Fire brigade", "112"), ("Buses", "86"), ("Parks", "19"))
    table = (
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        + "</table>"
    )
    text = plain(report) + "\n" + "\n".join(" ".join(row) for row in rows)
    content = (
        f"<article><h1>{report.title}</h1><p class='by'>{byline(report)}</p>"
        f"{body(report.paragraphs)}{table}</article>"
    )
    return made("table", report, page(report, content, head=json_ld(report)), text=text)


def quotes() -> SavedPage:
    report = COURT
    quote = (
        "We read the law as it stood in 1968, and we read it slowly, because the law of that year "
        "is not kind to those who ask late."
    )
    inner = "Who asks late is answered late, wrote the judge of 1951."
    content = (
        f"<article><h1>{report.title}</h1>{body(report.paragraphs[:3])}<blockquote><p>{quote}</p>"
        f"<blockquote><p>{inner}</p></blockquote></blockquote>{body(report.paragraphs[3:])}"
        "<aside class='pullquote'>“I do not need a canal on my wall”</aside></article>"
    )
    text = "\n".join([*report.paragraphs[:3], quote, inner, *report.paragraphs[3:]])
    return made("nested quotations", report, page(report, content, head=json_ld(report)), text=text)


def windows_1252() -> SavedPage:
    report = COURT
    content = f"<div class=text><h1>{report.title}</h1>{body(report.paragraphs)}</div>"
    html = page(report, content, head=json_ld(report), charset="windows-1252")
    return made("Windows-1252", report, html, encoding="cp1252")


def utf_16() -> SavedPage:
    report = TELESCOPE
    content = f"<main><h1>{report.title}</h1>{body(report.paragraphs)}</main>"
    return made("UTF-16", report, page(report, content, head=json_ld(report)), encoding="utf-16")


def cyrillic() -> SavedPage:
    report = stories.RUSSIAN
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    html = page(
        report,
        content,
        head=json_ld(report),
        charset="windows-1251",
        attributes='lang="ru"',
        around=("<nav><a href='/'>Главная</a></nav>", "<footer>Все права защищены</footer>"),
    )
    return made("Windows-1251", report, html, encoding="cp1251")


def arabic() -> SavedPage:
    report = stories.ARABIC
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    html = page(
        report,
        content,
        head=json_ld(report),
        attributes='lang="ar" dir="rtl"',
        around=("<nav><a href='/'>الرئيسية</a></nav>", "<footer>جميع الحقوق محفوظة</footer>"),
    )
    return made("Arabic", report, html)


def german() -> SavedPage:
    report = stories.GERMAN
    content = (
        f"<article><h1>{report.title}</h1><p class='autor'>Von Jürgen Groß</p><time datetime="
        f"'2023-05-04'>4. Mai 2023</time>{body(report.paragraphs)}</article>"
    )
    return made(
        "German", report, page(report, content, head=open_graph(report), attributes="lang=de")
    )


def spanish() -> SavedPage:
    report = stories.SPANISH
    content = (
        f"<div class='noticia'><h1>{report.title}</h1><div class='firma'>Por María José Peña</div>"
        f"<div class='cuerpo'>{body(report.paragraphs)}</div></div>"
    )
    return made(
        "Spanish", report, page(report, content, head=json_ld(report), attributes="lang=es")
    )


def japanese() -> SavedPage:
    report = stories.JAPANESE
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    html = page(
        report,
        content,
        head=json_ld(report),
        attributes='lang="ja"',
        around=("<nav><a href='/'>ホーム</a></nav>", "<footer>無断転載を禁じます</footer>"),
    )
    return made("Japanese", report, html)


def line_breaks() -> SavedPage:
    report = TELESCOPE
    text = "<br><br>\n".join(escape(words, quote=False) for words in report.paragraphs)
    content = f'<div class="content"><h1>{report.title}</h1><div class="text">{text}</div></div>'
    return made("paragraphs by <br><br>", report, page(report, content, head=json_ld(report)))


def old_table() -> SavedPage:
    report = FERRY
    content = (
        "<table width=760><tr><td colspan=2 bgcolor=navy><font color=white>The Harbour Post</font>"
        "</td></tr><tr><td width=140 valign=top><a href='/'>Home</a><br><a href='/n'>News</a><br>"
        f"<a href='/s'>Sport</a></td><td valign=top><font size=5><b>{report.title}</b></font>"
        f"{body(report.paragraphs)}</td></tr></table>"
    )
    html = page(report, content, around=("", "")).replace("<!DOCTYPE html>\n", "")
    return made("table layout of 1999", report, html, authors=(), published=None)


def blogger() -> SavedPage:
    report = COURT
    text = "<br /><br />".join(escape(words, quote=False) for words in report.paragraphs)
    content = (
        "<div class='blog-posts hfeed'><h2 class='date-header'><span>Wednesday, November 30, 2022"
        "</span></h2><div class='post hentry'><h3 class='post-title entry-title' itemprop='name'>"
        f"{report.title}</h3><div class='post-body entry-content' itemprop='description "
        f"articleBody'>{text}</div><div class='post-footer'>Posted by <span itemprop='author'>"
        "<span itemprop='name'>Willem Bakker</span></span> at <abbr class='published' "
        "itemprop='datePublished' title='2022-11-30T09:00:00+01:00'>9:00 AM</abbr></div></div></div>"
    )
    return made(
        "Blogger",
        report,
        page(report, content, title=f"{report.outlet}: {report.title}"),
        source=None,
    )


def sections() -> SavedPage:
    report = TELESCOPE
    text = "".join(f"<p class='graf graf--p'>{words}</p>" for words in report.paragraphs)
    content = (
        f"<article><section class='section'><div class='section-inner'><h1 class='graf--title'>"
        f"{report.title}</h1><div class='meta'><a rel='author' href='/@s'>Sofia Lindqvist</a> "
        f"<button>Follow</button> · 4 min read · Sep 3, 2024</div>{text}</div></section></article>"
        "<div class='clap'>1.2K claps</div>"
    )
    return made("Medium", report, page(report, content, head=open_graph(report)))


def substack() -> SavedPage:
    report = COURT
    boxes = {
        2: "<div class='subscription-widget-wrap'><p>Thanks for reading! Subscribe for free to "
        "receive new posts and support my work.</p></div>"
    }
    content = (
        f"<article class='post'><h1 class='post-title'>{report.title}</h1><h3 class='subtitle'>A "
        f"dispute of eleven years ends</h3><div class='available-content'><div class='body markup'>"
        f"{body(report.paragraphs, boxes)}</div></div></article>"
    )
    head = open_graph(report) + '<meta name="author" content="Willem Bakker">'
    return made("Substack", report, page(report, content, head=head))


def obfuscated() -> SavedPage:
    report = BUDGET
    text = "".join(
        f'<div class="sc-1x{number}a css-8k"><p class="css-at9mc1 evys1bk0">{words}</p></div>'
        for number, words in enumerate(report.paragraphs)
    )
    content = (
        f'<div id="__next"><div class="css-1u"><div class="css-9q"><h1 class="css-1l8">{report.title}'
        f'</h1><div class="css-fo">{byline(report)}</div><section name="articleBody">{text}</section>'
        f"</div></div></div>{parts.NEWSLETTER}"
    )
    return made("obfuscated classes", report, page(report, content, head=json_ld(report)))


def press_release() -> SavedPage:
    report = TELESCOPE
    content = (
        f"<div class='release'><h1>{report.title}</h1>{body(report.paragraphs)}<p>About Far Light: "
        "The observatory of Hilo is run by nine universities.</p></div>"
    )
    return made(
        "press release",
        report,
        page(report, content, head=open_graph(report)),
        authors=(),
        text=plain(report) + "\nAbout Far Light: The observatory of Hilo is run by nine "
        "universities.",
    )


def day_in_address() -> SavedPage:
    report = FERRY
    head = '<link rel="canonical" href="https://www.harbourpost.example/2023/05/04/ferry-crews/">'
    content = f"<div class='c'><h1>{report.title}</h1>{body(report.paragraphs)}</div>"
    html = page(report, content, head=head, title=report.title)
    return made("nothing but an address", report, html, authors=(), source="harbourpost.example")


def day_in_text() -> SavedPage:
    report = FLOOD
    content = (
        f"<div class='c'><h1>{report.title}</h1><p>{byline(report)}</p><p>Published {words(report)}"
        f" at 9:14 am</p>{body(report.paragraphs)}</div>"
    )
    return made("everything in the text", report, page(report, content))


def three_authors() -> SavedPage:
    report = BUDGET
    head = (
        '<meta name="author" content="By Grace Liu, Mark O&#039;Neill and Fatima al-Sayed, Albion '
        f'Daily News">{open_graph(report)}'
    )
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    return made("three authors in one tag", report, page(report, content, head=head))


def staff_author() -> SavedPage:
    report = FLOOD
    told = json_ld(
        report,
        author=[
            {"@type": "Organization", "name": report.outlet},
            {"@type": "Person", "name": "Staff"},
        ],
    )
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    return made("the outlet as author", report, page(report, content, head=told), authors=())


def mail_author() -> SavedPage:
    report = FERRY
    head = (
        open_graph(report)
        + '<meta name="author" content="Ana Ruiz (ana.ruiz@harbourpost.example)">'
    )
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    return made("author with an e-mail address", report, page(report, content, head=head))


def updated() -> SavedPage:
    report = COURT
    content = (
        f"<article><h1>{report.title}</h1><p>Last updated: <time datetime='2023-01-09T10:00'>9 January"
        f" 2023</time></p><p>First published: <time datetime='2022-11-30T10:00' itemprop="
        f"'datePublished'>30 November 2022</time></p>{body(report.paragraphs)}</article>"
    )
    return made("updated before published", report, page(report, content), authors=())


def interview() -> SavedPage:
    report = TELESCOPE
    pairs = [
        (
            "How sure are you?",
            "Sure enough to publish, and not sure enough to sleep. We checked "
            "everything twice, then asked two groups who like to prove us wrong.",
        ),
        (
            "Sign up for another year?",
            "I would, if they let me. Telescope time is given by people "
            "who have to say no to nine of ten, and I have been the nine.",
        ),
        (
            "What comes next?",
            "More light. Sixty hours of it, and a better instrument in the spring, "
            "with which we can tell salt from water at last.",
        ),
    ]
    text = [report.paragraphs[0], *(line for pair in pairs for line in pair), report.paragraphs[-1]]
    inner = "".join(f"<p><strong>{ask}</strong></p><p>{answer}</p>" for ask, answer in pairs)
    content = f"<article><h1>{report.title}</h1><p>{text[0]}</p>{inner}<p>{text[-1]}</p></article>"
    return made(
        "interview", report, page(report, content, head=json_ld(report)), text="\n".join(text)
    )


def boxes_inside() -> SavedPage:
    report = FERRY
    boxes = {0: parts.RELATED_LINE, 2: parts.NEWSLETTER, 4: parts.READ_MORE}
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs, boxes)}</article>"
    return made("boxes between paragraphs", report, page(report, content, head=json_ld(report)))


def hidden() -> SavedPage:
    report = COURT
    content = (
        f"<article><h1>{report.title}</h1><div style='display:none'>Loading the comments of the last "
        f"week, please wait until they are here.</div><noscript><p>Please enable JavaScript to see "
        f"the pictures.</p></noscript>{body(report.paragraphs)}</article>"
    )
    return made("hidden elements", report, page(report, content, head=json_ld(report)))


def wire_copy() -> SavedPage:
    report = FLOOD
    credit = "(Reporting by Tomasz Zieliński and Priya Nair; Editing by Li Wei)"
    content = (
        f"<article><h1>{report.title}</h1><div class='body'>{body([*report.paragraphs, credit])}"
        "</div></article>"
    )
    return made(
        "wire copy",
        report,
        page(report, content, head=json_ld(report)),
        text=f"{plain(report)}\n{credit}",
    )


def xhtml() -> SavedPage:
    report = COURT
    content = f"<div id='main'><h1>{report.title}</h1>{body(report.paragraphs)}</div>"
    html = page(report, content, head=json_ld(report)).replace(
        "<!DOCTYPE html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
        'Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
    )
    return made("XHTML", report, html)


def saved_complete() -> SavedPage:
    report = FERRY
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    html = page(report, content, title=report.title).replace(
        "<html ",
        "<!-- saved from url=(0055)https://www.harbourpost.example/2023/05/04/ferry.html -->"
        "\n<html ",
        1,
    )
    return made("saved by a browser", report, html, authors=(), source="harbourpost.example")


def opinion() -> SavedPage:
    report = COURT
    bio = "Willem Bakker teaches the history of law in Leiden and writes here every other week."
    content = (
        f"<article><div class='kicker'>Opinion</div><h1>{report.title}</h1><address rel='author'>"
        f"{byline(report)}</address>{body(report.paragraphs)}<p class='bio'><em>{bio}</em></p></article>"
    )
    return made(
        "opinion with a biography",
        report,
        page(report, content, head=open_graph(report)),
        text=f"{plain(report)}\n{bio}",
    )


def correction() -> SavedPage:
    report = BUDGET
    note = (
        "Correction: An earlier version of this article gave the wrong number of votes. It was 23 to "
        "22, not 24 to 21."
    )
    content = f"<article><h1>{report.title}</h1>{body([*report.paragraphs, note])}</article>"
    return made(
        "correction",
        report,
        page(report, content, head=json_ld(report)),
        text=f"{plain(report)}\n{note}",
    )


def short_lines() -> SavedPage:
    """Headings and one-line paragraphs that look like boilerplate, and are the article."""
    report = FERRY
    text = [
        *report.paragraphs[:2],
        "“We will not go”",
        report.paragraphs[2],
        "Sign up or stay ashore",
        report.paragraphs[4],
        "Read: the letter of the crews, which hung on the gate for a week and was read aloud there "
        "every morning at six by whoever came first.",
        "They came. They waited. They went home",
        report.paragraphs[5],
        "May 2, 2023",
        "The talks began in a back room of the customs house and ended after nine minutes.",
        "May 3, 2023",
        "The talks were to begin again, but the room was locked and nobody had brought the key.",
    ]
    content = f"<article><h1>{report.title}</h1>{body(text)}</article>"
    return made(
        "short lines", report, page(report, content, head=json_ld(report)), text="\n".join(text)
    )


def linked_words() -> SavedPage:
    report = BUDGET
    text = [words.replace("budget", '<a href="/b">budget</a>') for words in report.paragraphs]
    inner = "".join(f"<p>{words}</p>" for words in text)
    content = f"<article><h1>{report.title}</h1>{inner}</article>{parts.SIDEBAR}"
    return made("links in sentences", report, page(report, content, head=json_ld(report)))


def no_paragraphs() -> SavedPage:
    report = FERRY
    inner = "".join(f"<div class='row'><span>{words}</span></div>" for words in report.paragraphs)
    content = f"<div class='wrapper'><h1>{report.title}</h1>{inner}</div>"
    html = page(report, content, head=json_ld(report))
    return made("no paragraphs", report, html, text="\n".join(report.paragraphs))


def broken_json() -> SavedPage:
    report = FLOOD
    told = (
        '<script type="application/ld+json">\n//<![CDATA[\n{"@context":"http://schema.org","@type":'
        f'"NewsArticle","headline":"{report.title}","datePublished":"{report.day}","author":'
        '[{"@type":"Person","name":"Tomasz Zieliński"},{"@type":"Person","name":"Priya Nair"},],'
        f'"publisher":{{"@type":"Organization","name":"{report.outlet}"}}}}\n//]]>\n</script>'
    )
    content = f"<article><h1>{report.title}</h1>{body(report.paragraphs)}</article>"
    return made("JSON-LD with slips", report, page(report, content, head=told))


def teaser_page() -> SavedPage:
    report = COURT
    teasers = "".join(
        f'<div class="teaser"><h3><a href="/t{number}">{other.title}</a></h3><p>{other.paragraphs[0]}'
        "</p></div>"
        for number, other in enumerate((BUDGET, FLOOD, TELESCOPE))
    )
    content = (
        f'<article class="main-story"><h1>{report.title}</h1><div class="author">{byline(report)}'
        f'</div>{body(report.paragraphs)}</article><section class="more-stories"><h2>More stories'
        f"</h2>{teasers}</section>"
    )
    return made("teasers below", report, page(report, content, head=open_graph(report)))


TEMPLATES = (
    wordpress, newspaper, amp, live_blog, paywall, cookie_wall, many_comments, byline_in_body,
    captions, listicle, tables, quotes, windows_1252, utf_16, cyrillic, arabic, german, spanish,
    japanese, line_breaks, old_table, blogger, sections, substack, obfuscated, press_release,
    day_in_address, day_in_text, three_authors, staff_author, mail_author, updated, interview,
    boxes_inside, hidden, wire_copy, xhtml, saved_complete, opinion, correction, short_lines,
    linked_words, no_paragraphs, broken_json, teaser_page,
)  # fmt: skip


def saved_pages() -> list[SavedPage]:
    """All pages."""
    return [template() for template in TEMPLATES]
