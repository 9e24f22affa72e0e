"""Signing in with OpenID Connect: Streamlit's own, set up in ``.streamlit/secrets.toml``."""

from __future__ import annotations

import os

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.serving import OPENID
from biascompare.dashboard.texts import t


def signed_in() -> bool:
    """Return whether the visitor may see the pages; if not, offer to sign in."""
    if not os.environ.get(OPENID):
        return True
    if st.user.get("is_logged_in"):
        with st.sidebar:
            st.button(t("serving.sign_out"), on_click=st.logout, type="tertiary")
        return True
    layout.notice(t("serving.openid"))
    st.button(t("serving.openid_button"), on_click=st.login, type="primary")
    return False
