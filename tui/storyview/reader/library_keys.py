"""Every command of the library screen, in one table, as ``keys`` has those of the reader.

What both screens do has the same keys in both, wherever that can be.
"""

from __future__ import annotations

from storyview.reader.keys import Command

LIBRARY_GROUPS = ("Move in the library", "Find in the library", "Stories", "Articles", "Beside")

LIBRARY_COMMANDS: tuple[Command, ...] = (
    Command("library.next", "j,down", "move(1)", "next entry", "Move in the library"),
    Command("library.previous", "k,up", "move(-1)", "previous entry", "Move in the library"),
    Command(
        "library.page_down",
        "pagedown,ctrl+d,ctrl+f",
        "pages(1)",
        "a page down",
        "Move in the library",
    ),
    Command(
        "library.page_up", "pageup,b,ctrl+u,ctrl+b", "pages(-1)", "a page up", "Move in the library"
    ),
    Command("library.start", "g,home", "edge(-1)", "to the first entry", "Move in the library"),
    Command("library.end", "G,end", "edge(1)", "to the last entry", "Move in the library"),
    Command(
        "library.left",
        "h,left,shift+tab",
        "side(-1)",
        "to the list at the left",
        "Move in the library",
    ),
    Command(
        "library.right",
        "l,right,tab",
        "side(1)",
        "to the articles of the story",
        "Move in the library",
    ),
    Command(
        "library.open",
        "enter",
        "open",
        "open the story",
        "Move in the library",
        "Side by side in the reader, on the article that you are on; q and Backspace return.",
    ),
    Command(
        "library.back",
        "escape,backspace",
        "back",
        "back, or let go",
        "Move in the library",
        "Leaves the articles, the marks, the search, the filters; then the library.",
    ),
    Command(
        "library.search",
        "slash",
        "search",
        "search all articles",
        "Find in the library",
        "Words, “a phrase”, -without; Enter goes through what was found.",
    ),
    Command(
        "library.filter",
        "f",
        "filter",
        "only a source, days, a person",
        "Find in the library",
    ),
    Command(
        "library.without_story",
        "w",
        "without_story",
        "articles without a story, or all stories",
        "Find in the library",
    ),
    Command(
        "library.look_again",
        "ctrl+r,f5",
        "look_again",
        "look again at what is in the library",
        "Find in the library",
    ),
    Command(
        "library.mark",
        "space",
        "mark",
        "mark, or take the mark away",
        "Stories",
        "What is marked is made a story, merged, split or moved; otherwise what you are on.",
    ),
    Command("library.make", "n", "make", "a new story of the marked articles", "Stories"),
    Command("library.merge", "M", "merge", "make one story of the marked ones", "Stories"),
    Command(
        "library.split",
        "s",
        "split",
        "split the marked articles off",
        "Stories",
        "They become a story of their own.",
    ),
    Command("library.rename", "r", "rename", "another title for the story", "Stories"),
    Command("library.pin", "p", "pin", "pin the story to the top, or let it go", "Stories"),
    Command(
        "library.why",
        "i",
        "why",
        "why these articles are one story",
        "Stories",
        "The names, rare words and days that they share.",
    ),
    Command("library.move", "m", "move_article", "move the marked articles to a story", "Articles"),
    Command(
        "library.details",
        "D,e",
        "details",
        "title, source, authors, date of the article",
        "Articles",
        "Choose one to say what it is.",
    ),
    Command(
        "library.delete",
        "d",
        "delete",
        "delete the story or the article",
        "Articles",
        "The articles of a deleted story stay, and stay apart. An article is asked about first.",
    ),
    Command("library.undo", "u", "undo", "take the last change back", "Articles"),
    Command("library.messages", "V", "messages", "messages again", "Beside"),
    Command("library.theme", "T", "app.other_theme", "another theme", "Beside"),
    Command("library.palette", "colon,ctrl+p", "app.command_palette", "every command", "Beside"),
    Command("library.help", "question_mark,f1", "app.show_help", "help", "Beside"),
    Command("library.suspend", "ctrl+z", "app.suspend_process", "to the shell", "Beside"),
    Command("library.reading", "L", "reading", "back to the story that is open", "Beside"),
    Command(
        "library.leave",
        "q",
        "leave",
        "leave the library",
        "Beside",
        "Back to the story that it was opened from, or to the shell.",
    ),
    Command("library.quit", "Q,ctrl+c", "app.quit_reader", "quit storyview", "Beside"),
)

LIBRARY_HINTS = (
    ("library.next", "move"),
    ("library.right", "articles"),
    ("library.open", "open"),
    ("library.search", "search"),
    ("library.filter", "filter"),
    ("library.mark", "mark"),
    ("library.without_story", "without a story"),
    ("library.undo", "undo"),
    ("library.help", "help"),
    ("library.leave", "leave"),
)
"""The commands that the bottom line names."""

LIBRARY_COMMANDS_BY_ID = {command.id: command for command in LIBRARY_COMMANDS}
