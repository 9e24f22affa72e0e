"""Adding articles: pasted, dropped, by address, from a feed."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import streamlit as st

from biascompare.corpus import count, export
from biascompare.dashboard import address, keeping, layout, visits, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.data import preview
from biascompare.dashboard.drafts import Draft
from biascompare.dashboard.texts import t
from biascompare.dashboard.uploads import stored
from biascompare.dashboard.visits import Visit

PASTE, FILES, PAGES, FEED = "paste", "files", "pages", "feed"
LARGEST_MEGABYTES = 200
"""Megabytes of a file that is dropped; `biascompare.server` sets the same."""
_LONGEST_PASTE = 500_000
_MOST_ADDRESSES = 200
_ENDINGS = ("csv", "jsonl", "parquet")
_GIVEN = "given"


def show(_: View) -> None:
    """Show what is to be done next: give, look, or wait."""
    shelf = keeping.shelf()
    if shelf is not None and shelf.job is not None:
        return  # Its progress or its end is shown above.
    visit = visits.current()
    if visit is None or visit.draft is None:
        _give()
        _kept()
    elif visit.draft.running:
        preview.looking(visit.draft)
    else:
        preview.show(visit, visit.draft)


def _give() -> None:
    layout.section(t("data.add"), t("data.add_why"))
    how = address.segmented(
        t("data.from"),
        [PASTE, FILES, PAGES, FEED],
        "from",
        shown=lambda name: t(f"data.from_{name}"),
    )
    # Another number after each time gives empty inputs.
    key = f"{how}-{st.session_state.get(_GIVEN, 0)}"
    {PASTE: _paste, FILES: _files, PAGES: _pages, FEED: _feed}[how](key)


def _paste(key: str) -> None:
    text = st.text_area(
        t("data.paste"),
        height=280,
        max_chars=_LONGEST_PASTE,
        key=key,
    )
    if st.button(t("data.look"), type="primary"):
        if not text.strip():
            layout.notice(t("data.paste_first"))
            return
        _look_at_files([("Pasted text.txt", text.encode("utf-8", "replace"))], pasted=True)


def _files(key: str) -> None:
    # A server for others takes smaller files, and refuses larger ones itself.
    most = min(LARGEST_MEGABYTES, int(st.get_option("server.maxUploadSize")))
    given = st.file_uploader(
        t("data.files"),
        accept_multiple_files=True,
        max_upload_size=most,
        key=key,
    )
    layout.remark(t("data.files_size", n=most, command="biascompare import FILE --corpus DIR"))
    files = wording.count(len(given), "file")
    if given and st.button(t("data.look_files", files=files), type="primary"):
        _look_at_files([(file.name, file.getvalue()) for file in given], pasted=False)


def _pages(key: str) -> None:
    text = st.text_area(t("data.addresses"), height=130, key=key, placeholder="https://…")
    layout.remark(t("data.addresses_how"))
    if st.button(t("data.fetch"), type="primary"):
        _fetch(text, pages=False)


def _feed(key: str) -> None:
    text = st.text_input(t("data.feed"), key=key, placeholder="https://…")
    pages = st.toggle(t("data.feed_pages"), value=True)
    if st.button(t("data.fetch"), type="primary"):
        _fetch(text, pages=pages)


def _fetch(text: str, *, pages: bool) -> None:
    given = dict.fromkeys(text.split())
    urls = tuple(each if "://" in each else f"https://{each}" for each in given)
    if not urls:
        layout.notice(t("data.address_first"))
        return
    if len(urls) > _MOST_ADDRESSES:
        layout.notice(t("data.too_many_addresses", most=_MOST_ADDRESSES, n=len(urls)))
        return
    private = keeping.options().allow_private
    _begin(Draft(keeping.outlets(), urls=urls, pages=pages, allow_private=private))


def _look_at_files(given: list[tuple[str, bytes]], *, pasted: bool) -> None:
    home = visits.begun().folder / uuid4().hex
    paths = stored(home, given)
    _begin(Draft(keeping.outlets(), pasted=pasted, files=paths, home=home))


def _begin(draft: Draft) -> None:
    visits.begun().draft = draft
    st.session_state[_GIVEN] = st.session_state.get(_GIVEN, 0) + 1
    draft.look()
    assert draft.thread is not None
    draft.thread.join(preview.SHORT_WAIT)
    st.rerun()


def _kept() -> None:
    started = keeping.options()
    if started.lasting is not None:
        layout.remark(t("data.stay", folder=str(started.lasting)))
        return
    visit = visits.current()
    if visit is None or keeping.folder(started) is None:
        layout.remark(t("data.seen_here", command="biascompare dashboard --corpus DIR"))
        return
    layout.section(
        t("data.keep_copy"),
        t("data.keep_copy_why"),
    )
    _download(visit)


def _download(visit: Visit) -> None:
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    ending = left.selectbox(t("data.kind_of_file"), _ENDINGS, format_func=str.upper)
    number = wording.count(count(visit.corpus), "article")
    right.download_button(
        t("data.download", articles=number),
        lambda: _exported(visit, str(ending)),
        file_name=f"articles.{ending}",
        on_click="ignore",
    )


def _exported(visit: Visit, ending: str) -> bytes:
    output = Path(visit.folder, f"copy-{uuid4().hex}.{ending}")
    export(visit.corpus, output)
    try:
        return output.read_bytes()
    finally:
        output.unlink()
