"""A declared stub: an issuer with keys of its own that lies on request. Only refusals use it."""

import time
from contextlib import contextmanager
from hashlib import sha256
from threading import Thread

from authlib.common.encoding import to_unicode, urlsafe_b64encode
from flask import Flask, jsonify, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

from tests.people.conftest import free_port


class Issuer:
    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "ours"}, auto_kid=False)
        self.other = RSAKey.generate_key(2048, {"kid": "theirs"}, auto_kid=False)
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.codes, self.lies, self.sign = {}, {}, self.signed

    def code(self, asked):
        """What the authorize page would send back for this question."""
        code = f"code-{len(self.codes)}"
        self.codes[code] = {name: values[0] for name, values in asked.items()}
        return code

    def claims(self, asked):
        now = int(time.time())
        who = {"sub": "117", "email": "fay@gmail.com", "email_verified": True, "name": "Fay Ito"}
        about = {"iss": self.address, "aud": "onetask", "iat": now, "exp": now + 600}
        return about | who | {"nonce": asked["nonce"]} | self.lies

    def signed(self, claims):
        return jwt.encode({"alg": "RS256", "kid": "ours"}, claims, self.key)

    def by_unknown_key(self, claims):
        return jwt.encode({"alg": "RS256", "kid": "theirs"}, claims, self.other)

    def unsigned(self, claims):
        _, body, _ = self.signed(claims).split(".")
        head = encoded(b'{"alg":"none"}')
        return f"{head}.{body}."

    def with_another_sub(self, claims):
        head, _, mark = self.signed(claims).split(".")
        _, body, _ = self.signed(claims | {"sub": "118"}).split(".")
        return f"{head}.{body}.{mark}"

    @contextmanager
    def running(self):
        server = make_server("127.0.0.1", self.port, pages(self), threaded=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield self
        server.shutdown()
        thread.join()
        server.server_close()


def pages(issuer):
    app = Flask("hostile_issuer")

    @app.get("/.well-known/openid-configuration")
    def discovery():
        there = {"authorization_endpoint": "/auth", "token_endpoint": "/token", "jwks_uri": "/keys"}
        urls = {name: issuer.address + path for name, path in there.items()}
        algorithms = {"id_token_signing_alg_values_supported": ["RS256"]}
        return jsonify(urls | algorithms | {"issuer": issuer.address})

    @app.get("/keys")
    def keys():
        return jsonify(keys=[issuer.key.as_dict(private=False)])

    @app.post("/token")
    def token():
        asked = issuer.codes.pop(request.form["code"], None)
        if asked is None or challenge(request.form["code_verifier"]) != asked["code_challenge"]:
            return jsonify(error="invalid_grant"), 400
        known = {"access_token": "a", "token_type": "Bearer", "expires_in": 600}
        return jsonify(known | {"id_token": issuer.sign(issuer.claims(asked))})

    return app


def challenge(verifier):
    return encoded(sha256(verifier.encode()).digest())


def encoded(raw):
    return to_unicode(urlsafe_b64encode(raw))
