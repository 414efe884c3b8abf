"""Passwords that stand in public leaks are refused, whatever ornaments they wear."""

import pytest

from onetask.people.engine.passwords import fits, hashed, is_common

LEAKED = [
    *("password1234", "Password123!", "P@ssw0rd12345", "passwordpassword", "qwerty123456"),
    *("1q2w3e4r5t6y", "iloveyou1234", "administrator", "123456789012", "qwertyuiop123"),
    *("letmein12345", "Welcome12345", "aaaaaaaaaaaa", "abcdefghijkl", "changeme1234"),
    *("1qaz2wsx3edc", "Summer2026!!", "superman12345", "jesuschrist1", "123qwe123qwe"),
    *("Liverpool2024", "football1234", "sunshine1234", "trustno1trustno1", "111111111111"),
    *("abc123abc123", "asdfghjkl123", "iloveyouforever", "onetask123456", "Admin@123456"),
]
FINE = [
    *("correct horse battery staple", "violet tramway 19 oak", "Zug um Zug nach Klagenfurt"),
    *("kR7#pVq2!xWm", "mei tan's quiet harbour", "ein grünes Fahrrad am See"),
]


@pytest.mark.parametrize("password", LEAKED)
def test_leaked_ones_are_refused(password):
    assert is_common(password)


@pytest.mark.parametrize("password", FINE)
def test_own_ones_are_welcome(password):
    assert not is_common(password)


def test_a_hash_fits_its_password_alone():
    kept = hashed("violet tramway 19 oak")
    assert fits("violet tramway 19 oak", kept)
    assert not fits("violet tramway 19 elm", kept)
    assert not fits("violet tramway 19 oak", None)
