"""Syllables: English as textstat counts them, French and German by their rules."""

from pathlib import Path

import pytest

from biascompare import languages, syllables
from biascompare.errors import DataFileError, UnknownNameError
from biascompare.language_rules import SyllableTable

# A line is about one rule: words, each with its syllables.
ENGLISH = [
    "the 1 cat 1 reads 1 beautiful 3 area 3 idea 3 fire 2 hour 2 every 3 family 3",
    "don't 1 isn't 2 we've 1 government's 3 Altman 2 ALTMAN 2 OpenAI 2",
    "board 1 company 3 artificial 4 intelligence 4 university 5 area 3 people 2 business 2",
    "chocolate 2 comfortable 4 different 3 interesting 4 president 3 minister 3 vegetable 3",
    "announced 2 ousted 2 walked 1 wanted 2 houses 2 changes 2 changed 1 little 2 table 2",
    "science 2 quiet 2 diet 2 react 2 create 2 reality 4 nuclear 3 radio 3 video 3 museum 3",
    "one 1 two 1 seven 2 eleven 3 hundred 2 through 1 thought 1 queue 1 rhythm 2",
    # Not in the dictionary: hyphenated.
    "2023 1 covid19 1 blorptastic 3 wellknown 2 strengthless 2",
]
FRENCH = [
    # A mute e at the end is not counted, but in monosyllables.
    "le 1 que 1 les 1 ces 1 table 1 tables 1 quatre 1 idée 2 rue 1 queue 1 femme 1 monde 1",
    "parlent 1 veulent 1 peuvent 1 disent 1 étaient 2 avaient 2 voient 1 étudient 3 mangent 1",
    "aiment 1 affirment 2 estiment 2 moment 2 vraiment 2 souvent 2 argent 2 agents 2 parent 2",
    "président 3 différent 3 vient 1 client 2 patient 2 content 2 racontent 2 violent 2 urgent 2",
    "gouvernement 4 développement 5 paiement 2 dévouement 3 étudiera 4 jouera 2",
    # Vowels that belong together, glides, hiatus after a consonant with l or r.
    "nation 2 question 2 million 2 lion 1 pied 1 bien 1 viande 1 science 1 expérience 3 lieu 1",
    "ouvrier 3 client 2 février 3 quatrième 3 prière 2 oublier 3 cruel 2 influence 3 éblouir 3",
    "nuit 1 pluie 1 bruit 1 oui 1 jouer 1 ouest 1 lui 1 actuel 2 yeux 1 vieille 1 juin 1",
    "feuille 1 travail 2 travailler 3 soleil 2 accueil 2 œil 1 famille 2 ville 1 juillet 2",
    # Vowels apart.
    "théâtre 2 créer 2 aérien 3 européenne 4 réalité 4 chaos 2 poème 2 Noël 2 maïs 2 naïf 2",
    "héroïque 3 coopération 5 pays 2 paysan 3 abbaye 3 moyen 2 payer 2 ennuyer 3 royal 2",
    # Letters that are not heard.
    "guerre 1 langue 1 guide 1 aiguille 2 pigeon 2 mangeait 2 équipe 2 quinze 1 août 1 paon 1",
    # Apostrophes, hyphens, numbers, letters.
    "l'homme 1 l’homme 1 qu'il 1 jusqu'à 2 aujourd'hui 3 a-t-il 2 D'Angelo 3 peut-être 2",
    "SNCF 4 OTAN 2 UE 2 L'ÉTAT 2 C'EST 1 ChatGPT 4 OpenAI 4 SpaceX 2 2023 1 1.000 1 12,5 1",
]
GERMAN = [
    "Haus 1 Häuser 2 neu 1 neue 2 Feuer 2 bauen 2 Eier 2 Mai 1 Bayern 2 Meyer 2 Staat 1 Zoo 1",
    "gehen 2 Ehe 2 früher 2 sieht 1 ziehen 2 Vieh 1 Quelle 2 bequem 2 Yoga 2 System 2 Straße 2",
    # Vowels apart at the seam of a prefix.
    "beenden 3 geändert 3 geehrt 2 geeignet 3 beeinflussen 4 beurteilen 4 beinhalten 4 beirren 3",
    "Beere 2 Erdbeere 3 Beute 2 Geist 1 Geige 2 bei 1 reinstallieren 5",
    # ie as two syllables, and as one.
    "Familie 4 Linie 3 Ferien 3 Studie 3 Aktie 3 Medien 3 Italien 4 Kriterien 4 Spanier 3",
    "Industrien 4 Batterien 4 Demokratien 5 Patient 3 effizient 4 Orient 3 speziell 3 Klientel 3",
    "Energie 3 Demokratie 4 Industrie 3 Wien 1 schien 1 verdient 2 Dienst 1 Papier 2 vier 1",
    "Parlamentarier 6 Offizier 3 studieren 3 regieren 3 Regierung 3 vielleicht 2 Daniel 3 Knien 2",
    # Latin and Greek.
    "Nation 3 Million 3 Theater 3 Museum 3 Jubiläum 4 Europäer 4 Ukraine 4 naiv 2 Kokain 3",
    "Ideen 3 Museen 3 Seen 2 Armee 2 reell 2 Kooperation 6 Zoologe 4 Atheist 3 variieren 4",
    "aktuell 3 Statue 3 Universität 5 Qualität 3 Radio 3 Ozean 3 Januar 3 Situation 5 Niveau 2",
    "Bäume 2 Traum 1 Räumen 2 Ingenieur 4 Restaurant 3 Route 2 Toilette 3 Boykott 2 Heroin 3",
    # From English.
    "online 2 Software 2 Team 1 Deal 1 Ideal 3 YouTube 2 Facebook 2 Board 1 iPhone 2 Website 2",
    # Apostrophes, hyphens, numbers, letters.
    "E-Mail 2 T-Shirt 2 geht's 1 SPD 3 USA 3 EU 2 NATO 2 AfD 3 U.S.A. 3 DER 1 OpenAI 4 2023 1",
    "3,5 1 Covid-19 3 G7 2",
]
WORDS = [
    (word, code, int(number))
    for code, lines in (("en", ENGLISH), ("fr", FRENCH), ("de", GERMAN))
    for line in lines
    for word, number in zip(line.split()[::2], line.split()[1::2], strict=True)
]


@pytest.mark.parametrize(("word", "code", "number"), WORDS)
def test_count(word, code, number):
    assert syllables.count(word, code) == number


def judged(code):
    path = Path(__file__).parent / "data" / f"syllables.{code}.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [(word, int(number)) for word, number in (line.split("\t") for line in lines[1:])]


@pytest.mark.parametrize(("code", "right"), [("fr", 292), ("de", 294)])
def test_words_judged_by_hand(code, right):
    """The figures of docs/accuracy: no word was mended after it had been judged."""
    words = judged(code)
    wrong = [word for word, number in words if syllables.count(word, code) != number]
    assert len(words) - len(wrong) == right, wrong
    assert right >= 0.97 * len(words)


@pytest.mark.parametrize("code", languages.CODES)
def test_enough_words(code):
    assert len({word for word, language, _ in WORDS if language == code}) >= 60


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize(
    ("word", "number"), [("", 0), ("-", 1), ("'", 1), ("…", 1), ("hm", 1), ("🙂", 1), ("中文", 1)]
)
def test_words_without_vowels_count_one(code, word, number):
    assert syllables.count(word, code) == number


@pytest.mark.parametrize("code", languages.CODES)
def test_a_hostile_word_is_counted(code):
    assert syllables.count("aent" * 5_000, code) >= 1


@pytest.mark.parametrize("code", ["es", "", "EN"])
def test_unknown_language(code):
    with pytest.raises(UnknownNameError):
        syllables.count("casa", code)


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "does not exist"), ("1\ta b\ntwo words\n", "line 2: expected"), ("x\ty\n", "line 1")],
)
def test_a_faulty_table_is_named(tmp_path, content, message):
    path = tmp_path / "xx.syllables.txt"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=message):
        syllables._looked_up("word", SyllableTable(path, "en_US"))
