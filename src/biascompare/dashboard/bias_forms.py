"""The forms that bias can take, named where a chart shows one."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import escaping
from biascompare.dashboard.texts import t


def label(form: str) -> None:
    """Name a form of bias of `biascompare.lessons.FORMS`, and say what it is."""
    name = t("lesson.form.label", form=t(f"lesson.form.{form}"))
    why, source = t(f"lesson.form_why.{form}"), t("lesson.form.source")
    st.html(
        f'<p class="form-of-bias" title="{escaping.plain(source)}">'
        f'<b class="form-label">{escaping.plain(name)}</b> {escaping.plain(why)}</p>'
    )
