"""Feeds of every kind, as different programs write them. All of it is invented."""

from __future__ import annotations

import json

LONG = " ".join(
    f"The harbour office of Split counted {number} boats on the quay that morning, said Ana Ruiz."
    for number in range(20, 40)
)

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title type="text">The Harbour Post</title>
  <link href="https://post.example/"/><link rel="self" href="https://post.example/feed.atom"/>
  <id>urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6</id><updated>2023-05-05T18:30:02Z</updated>
  <entry>
    <title type="html">Ferry crews &lt;b&gt;walk out&lt;/b&gt; &amp;amp; stay out</title>
    <link rel="alternate" href="/news/ferries"/><link rel="enclosure" href="/a.mp3"/>
    <id>tag:post.example,2023:1</id>
    <published>2023-05-04T23:30:00-04:00</published><updated>2023-05-06T10:00:00Z</updated>
    <author><name>Ana Ruiz</name></author><author><name>Li Wei</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p></div></content>
  </entry>
  <entry>
    <title>Short news</title><link href="https://post.example/news/short"/>
    <id>tag:post.example,2023:2</id><updated>2023-05-05T08:00:00Z</updated>
    <summary>The quay flooded.</summary>
  </entry>
</feed>
"""
RSS_2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Baltic Courier</title><link>https://courier.example</link>
<atom:link href="https://courier.example/feed" rel="self"/>
<description>News</description>
<item><title>Ferry crews walk out</title><link>https://courier.example/?p=7</link>
<dc:creator><![CDATA[Żaneta Łuk]]></dc:creator><pubDate>Thu, 04 May 2023 09:15:00 +0000</pubDate>
<guid isPermaLink="false">https://courier.example/?p=7</guid>
<description><![CDATA[<p>Ferry crews walked out. [&#8230;]</p>]]></description>
<content:encoded><![CDATA[<p>{LONG}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Without a date</title><link>news/8</link><author>li@courier.example (Li Wei)</author>
<description>One line.</description></item>
</channel></rss>
"""
RSS_1 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/rss"><title>Old Harbour News</title>
<link>https://old.example/</link><description>x</description></channel>
<item rdf:about="https://old.example/1"><title>The quay of Split floods</title>
<link>https://old.example/1</link><description>It flooded on Tuesday.</description>
<dc:date>2023-05-02T10:00:00+02:00</dc:date><dc:creator>Ana Ruiz</dc:creator></item>
</rdf:RDF>
"""
RSS_091 = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
  "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Quay Wire</title><link>https://wire.example/</link>
<description>x</description><language>en</language>
<item><title>A boat is found</title><link>https://wire.example/boat.html</link>
<description>A boat was found off Gdynia.</description></item></channel></rss>
"""
RSS_09 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://channel.netscape.com/rdf/simple/0.9/">
<channel><title>Very Old News</title><link>https://veryold.example/</link></channel>
<item><title>A light is lit</title><link>https://veryold.example/light</link></item>
</rdf:RDF>
"""
RSS_092 = """<rss version="0.92"><channel><title>Pier Notes</title><link>https://pier.example/</link>
<description>x</description>
<item><description>Only a &lt;b&gt;note&lt;/b&gt;, without a title.</description></item>
</channel></rss>
"""
JSON_FEED = json.dumps(
    {
        "items": [
            {
                "id": "1",
                "url": "/news/1",
                "title": "Ferry crews <walk> out",
                "content_html": f"<p>{LONG}</p>",
                "summary": "short",
                "date_published": "2023-05-04T09:15:00+02:00",
                "authors": [{"name": "Ana Ruiz"}, {"url": "https://x.example"}],
            },
            {"id": 2, "content_text": "One.\n\nTwo & three.", "author": {"name": "Li Wei"}},
            "nonsense",
        ],
        "home_page_url": "https://json.example/",
        "title": "JSON Harbour",
        "version": "https://jsonfeed.org/version/1.1",
    }
)
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<rss version="2.0"><channel><title>&lol2;</title></channel></rss>
"""
EXTERNAL = """<?xml version="1.0"?><!-- a --><!doctype rss SYSTEM "file:///etc/passwd">
<rss version="2.0"><channel><title>x</title></channel></rss>
"""
