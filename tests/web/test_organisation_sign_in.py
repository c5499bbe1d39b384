"""Sign-in by the organisation's own service: a small real OpenID Connect provider."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlsplit

import jwt
import pytest
from django.test import override_settings

from tests.audited import entries, only_entry


class Provider(ThreadingHTTPServer):
    """Says `who` is at the door.  Its codes are good once, with the right verifier."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("localhost", 0), _Answer)
        self.who = {"sub": "7", "email": "pat@example.test", "email_verified": True}
        self.url = f"http://localhost:{self.server_port}"
        self.challenge = ""


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        at = self.server.url
        if self.path.endswith("/.well-known/openid-configuration"):
            self._say(
                {
                    "issuer": at,
                    "authorization_endpoint": f"{at}/authorise",
                    "token_endpoint": f"{at}/token",
                    "userinfo_endpoint": f"{at}/userinfo",
                    "jwks_uri": f"{at}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        else:
            assert self.headers["Authorization"] == "Bearer ticket"
            self._say(self.server.who)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = dict(parse_qsl(body))
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        right = sent["code"] == "good" and sent["client_secret"] == "shared secret"
        if not right or proof != self.server.challenge:
            return self._say({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.server.url, "aud": "us", "iat": now, "exp": now + 60}
        token = jwt.encode(claims | self.server.who, "k" * 32, algorithm="HS256")
        return self._say({"access_token": "ticket", "token_type": "Bearer", "id_token": token})  # fmt: skip

    def _say(self, told: dict, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def provider():
    provider = Provider()
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    app = {
        "provider_id": "organisation",
        "name": "North Probation",
        "client_id": "us",
        "secret": "shared secret",
        "settings": {"server_url": provider.url},
    }
    told = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    with override_settings(SOCIALACCOUNT_PROVIDERS=told):
        yield provider
    provider.shutdown()
    provider.server_close()


def go(client, provider, code="good"):
    """There and back, as a browser goes."""
    sent = client.get("/sign-in/oidc/organisation/login/?next=/account")
    assert sent.url.startswith(f"{provider.url}/authorise?")
    asked = parse_qs(urlsplit(sent.url).query)
    provider.challenge = asked["code_challenge"][0]
    back = {"code": code, "state": asked["state"][0]}
    return client.get("/sign-in/oidc/organisation/login/callback/", back)


def test_a_member_known_there_by_their_address_is_signed_in_here(client, world, provider):  # fmt: skip
    assert "Sign in with North Probation" in client.get("/sign-in").text
    answer = go(client, provider)
    assert answer.status_code == 302 and answer.url == "/account"
    assert "Pat Tester" in client.get("/account").text
    assert only_entry(what="staff.signed_in").by == world.practitioner.key
    client.logout()
    provider.who["email"] = "new.name@example.test"  # known again by who they are there
    assert go(client, provider).url == "/account"


@pytest.mark.parametrize("changed", [{"email": "stranger@example.test"}, {"email_verified": False}])  # fmt: skip
def test_who_has_no_account_or_no_proved_address_gets_none(client, world, provider, changed):  # fmt: skip
    provider.who |= changed
    answer = go(client, provider)
    page = client.get(answer.url).text if answer.status_code == 302 else answer.text
    assert "You have no account here yet" in page
    assert client.get("/account").status_code == 302


def test_a_closed_account_is_not_opened_by_the_organisation(client, world, provider):
    world.practitioner.is_active = False
    world.practitioner.save()
    go(client, provider)
    assert client.get("/account").status_code == 302


def test_a_wrong_code_signs_nobody_in_and_is_written_down(client, world, provider):
    answer = go(client, provider, code="stolen")
    assert "You were not signed in" in answer.text
    assert client.get("/account").status_code == 302
    assert entries(what="refused")


def test_where_no_service_is_set_there_is_none(client, world):
    assert "Sign in with" not in client.get("/sign-in").text
    assert client.get("/sign-in/oidc/organisation/login/").status_code == 404
