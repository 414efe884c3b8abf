"""Who somebody is, as far as their address tells."""

import re

FREE = {
    *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com"),
    *("icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "t-online.de"),
    *("proton.me", "protonmail.com", "posteo.de", "mail.com", "qq.com", "163.com", "yandex.ru"),
}
HUES = (60, 75, 95, 110, 130, 155, 190, 215, 235, 258, 285, 315, 345)
ADDRESS = re.compile(r"[^@\s<>\"',;]{1,64}@[^@\s<>\"',;]{1,190}\.[^@\s<>\"',;.]{2,60}")


def tidy_address(text: str | None) -> str | None:
    """The address as it is compared, or None where it is none."""
    plain = (text or "").strip().lower()
    return plain if ADDRESS.fullmatch(plain) and plain.isprintable() else None


def company_domain(email: str | None) -> str:
    """The domain of a company; free mail says nothing about one."""
    domain = (email or "").rpartition("@")[2]
    return "" if domain in FREE else domain


def name_from(email: str) -> str:
    """ana.duarte@example.com: Ana Duarte."""
    words = re.findall(r"[^\W\d_]+", email.split("@", maxsplit=1)[0])
    return " ".join(word.capitalize() for word in words) or email


def hue_of(text: str) -> int:
    return HUES[sum(text.encode()) % len(HUES)]


def key_of(name: str) -> str:
    """What makes two spellings of a company one."""
    return " ".join(name.split()).casefold()
