"""Starting the dashboard with OpenID Connect: what must be there, and what is said if not."""

from __future__ import annotations

import pytest

WHOLE = """[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "a long word"
"""
CLIENT = """client_id = "1"
client_secret = "2"
server_metadata_url = "http://127.0.0.1:9/"
"""


@pytest.mark.parametrize(
    ("secrets", "said"),
    [
        (None, "expected a file .streamlit/secrets.toml in this folder or in your home"),
        ("", "section [auth]: add redirect_uri, cookie_secret, client_id, client_secret, server"),
        ("auth = [", "secrets.toml: expected TOML (Invalid value (at end of document))"),
        (WHOLE, "section [auth]: add client_id, client_secret, server_metadata_url."),
        ('[auth]\nclient_id = ""\n' + CLIENT.partition("\n")[2], "add redirect_uri, cookie_secret"),
        ("[auth.google]\n" + CLIENT, "section [auth]: add redirect_uri, cookie_secret."),
    ],
)
def test_openid_without_a_provider_is_refused(run_biascompare, tmp_path, secrets, said):
    if secrets is not None:
        (tmp_path / ".streamlit").mkdir()
        (tmp_path / ".streamlit" / "secrets.toml").write_text(secrets, encoding="utf-8")

    ended = run_biascompare(
        "dashboard", "--openid", "--port", "8599", environment={"HOME": str(tmp_path)}
    )

    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
