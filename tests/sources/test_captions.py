"""Captions and credits of pictures: taken out of plain text, Markdown and HTML, and said so."""

import pytest

from biascompare.sources import read

BODY = {
    "en": "The council voted on Monday to close three streets near the school, officials said.",
    "fr": "Le conseil a voté lundi la fermeture de trois rues près de l'école, dit la mairie.",
    "de": "Der Rat hat am Montag beschlossen, drei Straßen an der Schule zu sperren, heißt es.",
}
PAGES = {
    "txt": "Streets to close\n\n{body}\n\n{line}\n\n{body} So.\n",
    "md": "---\ntitle: Streets\nlanguage: {code}\n---\n\n{body}\n\n{line}\n\n{body} So.\n",
    "html": "<html lang={code}><title>T</title><article><h1>Streets to close</h1>"
    "<p>{body}</p><p>{line}</p><p>{body} So.</p></article></html>",
}
CREDITS = {
    "en": [
        *("Photo: Anna Berg/AP", "Photo by Anna Berg", "© AFP", "(Photo: Anna Berg)"),
        *("AP Photo/Anna Berg", "(AP Photo/Anna Berg)", "Anna Berg/Getty Images", "Picture: PA"),
        "Parents wait outside the school in May. Photo: Anna Berg/AP",
        "Parents wait outside the school. REUTERS/Anna Berg",
        "FILE - Parents wait outside the school. (AP Photo/Anna Berg, File)",
    ],
    "fr": [
        *("Photo : Anna Berg / AFP", "Photo Anna Berg", "Crédit photo : Anna Berg", "© AFP"),
        *("AFP / Anna Berg", "(Photo Anna Berg / AFP)", "Photo d'archives AFP"),
        "L'école, en mai. Photo Anna Berg / AFP",
        "L'école, en mai. (Photo : Anna Berg)",
        "L'école, en mai. © AFP",
    ],
    "de": [
        *("Foto: Anna Berg/dpa", "Foto: dpa", "© Anna Berg", "Bildquelle: Anna Berg"),
        *("picture alliance/dpa", "imago/Anna Berg", "Keystone/Anna Berg", "Symbolbild"),
        "Die Schule im Mai. Foto: Anna Berg/dpa",
        "Die Schule im Mai. (Foto: Anna Berg)",
    ],
}
RUNNING = {
    "en": ["He showed the jury a photo by his brother.", "The photo: a school, a gate, a crowd."],
    "fr": ["La photo montre une école (photo prise en mai), dit-elle.", "Il aime la photo."],
    "de": ["Das Foto zeigte sie im Mai.", "Ein Bild: Kinder, die warten, und ein Bus, der fehlt."],
}


def document(folder, ending, code, line):
    path = folder / f"page.{ending}"
    page = PAGES[ending].format(code=code, body=BODY[code], line=line)
    path.write_text(page, encoding="utf-8")
    (found,) = read([str(path)])
    return found


@pytest.mark.parametrize("ending", PAGES)
@pytest.mark.parametrize(("code", "line"), [(c, line) for c in CREDITS for line in CREDITS[c]])
def test_captions_go_with_a_notice(tmp_path, ending, code, line):
    found = document(tmp_path, ending, code, line)
    assert line not in found.text
    assert line not in found.headings
    codes = {notice.code for notice in found.notices}
    assert codes & {"removed_caption", "removed_image_credit"}


@pytest.mark.parametrize("ending", PAGES)
@pytest.mark.parametrize(("code", "line"), [(c, line) for c in RUNNING for line in RUNNING[c]])
def test_running_text_about_pictures_stays(tmp_path, ending, code, line):
    assert line in document(tmp_path, ending, code, line).text
