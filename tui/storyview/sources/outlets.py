"""Outlets that copied text names in its first line, and the slogans that run on from the name."""

from __future__ import annotations

OUTLETS: dict[str, tuple[str, ...]] = {
    "ABC News": (),
    "Al Jazeera": (),
    "AP News": (),
    "Associated Press": ("Advancing the Power of Facts",),
    "Axios": ("Smart Brevity",),
    "BBC News": (),
    "Bloomberg": (),
    "Breitbart": (),
    "CBS News": (),
    "Chicago Tribune": (),
    "CNBC": (),
    "CNN": ("The Most Trusted Name in News",),
    "Daily Mail": (),
    "Deutsche Welle": ("Made for minds",),
    "Financial Times": ("We live in Financial Times", "Without fear and without favour"),
    "Forbes": (),
    "Fox News": ("Fair & Balanced", "Fair and Balanced", "We Report. You Decide."),
    "France 24": ("Liberté, Égalité, Actualité",),
    "Haaretz": (),
    "HuffPost": (),
    "Los Angeles Times": (),
    "NBC News": (),
    "New York Post": (),
    "Newsweek": (),
    "NPR": (),
    "PBS NewsHour": (),
    "Politico": (),
    "ProPublica": ("Journalism in the Public Interest",),
    "Reuters": (),
    "Sky News": ("First for Breaking News",),
    "South China Morning Post": (),
    "The Age": ("Independent. Always.",),
    "The Associated Press": ("Advancing the Power of Facts",),
    "The Atlantic": ("Of no party or clique",),
    "The Boston Globe": (),
    "The Christian Science Monitor": (),
    "The Economist": (),
    "The Globe and Mail": (),
    "The Guardian": ("News provider of the year",),
    "The Hill": (),
    "The Independent": (),
    "The Intercept": (),
    "The Irish Times": (),
    "The New York Times": ("All the News That's Fit to Print", "All the News That’s Fit to Print"),
    "The Philadelphia Inquirer": (),
    "The Straits Times": (),
    "The Sydney Morning Herald": ("Independent. Always.",),
    "The Telegraph": ("Was, is, and will be",),
    "The Times of India": (),
    "The Times of Israel": (),
    "The Wall Street Journal": (),
    "The Washington Post": ("Democracy Dies in Darkness",),
    "The Washington Times": (),
    "Time": (),
    "Toronto Star": (),
    "USA Today": (),
    "Vox": ("Understand the news",),
}
"""Name, and its slogans. Letter case, spaces, punctuation and a leading "The" do not matter."""

SECTIONS = frozenset(
    """
    africa|americas|asia|breaking news|business|crime|culture|economy|education|entertainment
    environment|europe|health|immigration|law|local|media|middle east|national|national security
    news|opinion|politics|science|sport|sports|tech|technology|top news|u.s.|u.s. news|uk|uk news
    uk politics|us|us news|us politics|world|world news
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
"""Names of sections that stand above a headline, in lower case."""
