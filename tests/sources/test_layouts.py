"""Layouts of known platforms: where each puts title, author, date and comments."""

from __future__ import annotations

import pytest

from biascompare.sources.pages import read_markdown, read_plain

FIRST = "The council of Lower Skerry voted on Thursday against the ferry it had ordered in 2013."
SECOND = "I was there. Nobody cheered, and nobody wept, and the clerk went home early for once."
ERSTER = "Der Rat hat am Donnerstag gegen die Fähre gestimmt, die er selbst bestellt hatte."
ZWEITER = "Man habe zu lange gewartet, sagte die Bürgermeisterin. Neue Pläne gebe es vorerst nicht."
PREMIER = "Depuis onze ans, la ville promet un bac. Depuis onze ans, les habitants attendent."
DEUXIEME = "Le chantier a fait faillite, la mairie a changé de majorité, et nul n’y croyait."

SUBTITLE = "And what it teaches us about promises"

PLATFORM = f"""\
Open in app
Sign in
Write
Search
The ferry that never sailed
{SUBTITLE}
Ada Quill
·
Follow
5 min read
·
Mar 14, 2024
--
3
Share
{FIRST}
{SECOND}
Written by Ada Quill
120 Followers
More from Ada Quill
Help
Privacy
"""
LETTER = f"""\
Harbour Notes
Subscribe
The ferry that never sailed
harbournotes.example
Copy link
The ferry that never sailed
On promises, and on piers.
Ada Quill
Mar 14, 2024
12
{FIRST}
{SECOND}
Discussion about this post
Hein
Mar 15, 2024
Told you so.
Reply
Share
Olaf
Mar 16, 2024
The road, then.
Reply
"""
THREAD = f"""\
Die Fähre bleibt ein Traum
Beitrag von Hafenblick » Do 14. Mär 2024, 10:15
{ERSTER}
{ZWEITER}
Nach oben
Re: Die Fähre bleibt ein Traum
Beitrag von Hein » Do 14. Mär 2024, 11:02
Das war doch klar.
Nach oben
Re: Die Fähre bleibt ein Traum
Beitrag von Olaf » Fr 15. Mär 2024, 08:40
Und jetzt die Straße!
Nach oben
"""
NEWS_SITE = f"""\
Latest
Venture
Apple
Security
Podcasts
Image Credits:Ada Quill/Harbour Pictures
Transport
What the end of the ferry means for the harbour
Ada Quill
9:00 AM PDT · March 14, 2024
{FIRST}
Harbour Tech event
Join us at Harbour Disrupt 2024
Secure your spot with speakers from three yards. Tickets are just $29 for an entire day.
Exhibit at Harbour Disrupt 2024
Lower Skerry | June 5
REGISTER NOW
{SECOND}
"""
FRENCH = f"""\
Accueil » Actualités » Le bac, une histoire sans fin
Le bac, une histoire sans fin
par Jeanne Martin | 14 Mar 2024 | Opinion, Port | 2 commentaires
{PREMIER}
{DEUXIEME}
Partager :
Cliquez pour partager sur Twitter(ouvre dans une nouvelle fenêtre)
J’aime chargement…
Étiquettes : bac, port
2 Commentaires
Paul le 15 mars 2024 à 10 h 12 min
Merci pour cet article.
Réponse
Odile le 15 mars 2024 à 11 h 40 min
Je ne suis pas d’accord.
Réponse
Soumettre un commentaire
"""
GERMAN = f"""\
Hafenblog
Menü
Zum Inhalt springen
Über mich
Impressum
Ein ehrliches Ende für die Fähre
Veröffentlicht am 14. März 2024 von Jörg
{ERSTER}
{ZWEITER}
Teilen mit:
Twitter
Facebook
Dieser Beitrag wurde unter Hafen veröffentlicht. Setze ein Lesezeichen auf den Permalink.
Ein Gedanke zu „Ein ehrliches Ende für die Fähre“
Hein sagt:
15. März 2024 um 8:15 Uhr
Danke, Jörg!
Antworten
Schreibe einen Kommentar
"""
MARKDOWN = f"""\
# The ferry that never sailed

*By Ada Quill, 14 March 2024*

{FIRST[:45]}
{FIRST[46:]}

{SECOND}

- [Home](/)
- [Archive](/archive)
"""
TITLE = "The ferry that never sailed"
LAYOUTS = {
    "platform": (PLATFORM, TITLE, "Ada Quill", "2024-03-14", [SUBTITLE, FIRST, SECOND], []),
    "letter": (
        LETTER,
        TITLE,
        None,
        "2024-03-14",
        ["On promises, and on piers.", FIRST, SECOND],
        [("Hein", "2024-03-15"), ("Olaf", "2024-03-16")],
    ),
    "thread": (
        THREAD,
        "Die Fähre bleibt ein Traum",
        "Hafenblick",
        "2024-03-14T10:15",
        [ERSTER, ZWEITER],
        [("Hein", "2024-03-14T11:02"), ("Olaf", "2024-03-15T08:40")],
    ),
    "news site": (
        NEWS_SITE,
        "What the end of the ferry means for the harbour",
        None,
        "2024-03-14",
        [FIRST, SECOND],
        [],
    ),
    "french": (
        FRENCH,
        "Le bac, une histoire sans fin",
        "Jeanne Martin",
        "2024-03-14",
        [PREMIER, DEUXIEME],
        [("Paul", "2024-03-15T10:12"), ("Odile", "2024-03-15T11:40")],
    ),
    "german": (
        GERMAN,
        "Ein ehrliches Ende für die Fähre",
        "Jörg",
        "2024-03-14",
        [ERSTER, ZWEITER],
        [("Hein", "2024-03-15T08:15")],
    ),
    "markdown": (MARKDOWN, TITLE, "Ada Quill", "2024-03-14", [FIRST, SECOND], []),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name):
    content, title, author, published, body, comments = LAYOUTS[name]
    read = read_markdown if name == "markdown" else read_plain
    (document,) = read(name, content.encode())
    assert (document.title, document.author, document.published) == (title, author, published)
    assert document.text.split("\n\n") == body
    assert [(one.author, one.published) for one in document.comments] == comments


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_line_is_kept_or_noticed(name):
    content = LAYOUTS[name][0]
    read = read_markdown if name == "markdown" else read_plain
    (document,) = read(name, content.encode())
    noticed = {
        number
        for notice in document.notices
        if notice.first_line and notice.last_line
        for number in range(notice.first_line, notice.last_line + 1)
    }
    said = [document.title or "", document.text, *(one.text for one in document.comments)]
    for number, line in enumerate(content.split("\n"), start=1):
        words = line.lstrip("# ")
        if any(map(str.isalnum, words)) and number not in noticed:
            assert any(words in text for text in said), f"line {number} is lost: {line}"
