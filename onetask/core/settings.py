"""What can be configured: one value each, read once from the environment."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_current: list["Settings"] = []


def _means(meaning: str, default: Any) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """Each field is read from ONETASK_<NAME>; DATABASE_URL and REDIS_URL have no prefix."""

    data: Path = _means("Folder of the database, keys, uploads and kept mail", Path("instance"))
    database_url: str = _means("SQLAlchemy address; empty: SQLite inside the data folder", "")
    redis_url: str = _means("Redis or Valkey; empty: the bundled Valkey", "")
    public_url: str = _means("Where browsers reach OneTask", "http://127.0.0.1:5000")
    mode: str = _means("production, development or test", "production")
    port: int = _means("Port of the web process", 5000)
    host: str = _means("Address the web process listens on", "127.0.0.1")
    secret_key: str = _means("Signs cookies and forms; empty: a key file in the data folder", "")
    token_keys: str = _means("Comma-separated Fernet keys; empty: a key file", "")
    proxies: int = _means("How many proxies in front are trusted for X-Forwarded-*", 0)
    trusted_hosts: str = _means("Comma-separated extra host names that may be asked for", "")
    sign_up: str = _means("Who may open an account: open or invited", "invited")
    smtp_url: str = _means("smtp://user:password@host:port; empty: mail is kept in the folder", "")
    mail_from: str = _means("Sender of mail", "OneTask <onetask@localhost>")
    inbound_domain: str = _means(
        "Domain of addresses for feedback; empty: host of the public URL", ""
    )
    google_client_id: str = _means("Google sign-in; empty: switched off", "")
    google_client_secret: str = _means("Secret that belongs to the client id", "")
    google_issuer: str = _means("OpenID issuer of Google", "https://accounts.google.com")
    google_api: str = _means("Where the Google services answer", "https://www.googleapis.com")
    limits: int = _means("How many times the usual number of requests is allowed; 0: any", 1)
    near_hosts: str = _means("Comma-separated host:port of the own network to send news to", "")
    upload_mb: int = _means("Largest file that may be attached, in MB", 25)
    locale: str = _means("Language of people who have chosen none", "en")

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{(self.data / 'onetask.db').absolute()}"

    @property
    def mail_domain(self) -> str:
        return self.inbound_domain or urlsplit(self.public_url).hostname or "localhost"

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def is_test(self) -> bool:
        return self.mode == "test"


def settings() -> Settings:
    if not _current:
        _current.append(from_environment())
    return _current[-1]


def secret() -> str:
    """What signs cookies, forms and derived keys."""
    return settings().secret_key or key_file("secret.key")


def use(chosen: Settings) -> Settings:
    _current[:] = [chosen]
    return chosen


def from_environment() -> Settings:
    found = {name: os.environ[key] for name, key in variables().items() if key in os.environ}
    kinds = {one.name: type(one.default) for one in fields(Settings)}
    return Settings(**{name: _typed(kinds[name], name, text) for name, text in found.items()})


def variables() -> dict[str, str]:
    """Each setting's name in the environment."""
    bare = {"database_url", "redis_url"}
    names = [one.name for one in fields(Settings)]
    return {name: name.upper() if name in bare else f"ONETASK_{name.upper()}" for name in names}


def key_file(name: str) -> str:
    """A secret of this installation, made once; readable by its owner alone."""
    path = settings().data / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_once(path, secrets.token_urlsafe(48))
    return path.read_text().strip()


def _make_once(path: Path, text: str) -> None:
    """Appears whole or not at all, as several processes start at the same time."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()


def _typed(kind: type, name: str, text: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        raise SystemExit(f"ONETASK_{name.upper()} must be a number, not {text!r}") from None
