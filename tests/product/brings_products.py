"""Products: what the tests of the house play."""

from onetask.product.operations import products


def another(w):
    return products.create_product(w.ana, w.home, name="Turnstile")


ACTS = {
    "create_product": another,
    "edit_product": lambda w: products.edit_product(w.ben, w.gate, name="Big gate", slug="big"),
    "archive_product": lambda w: products.archive_product(w.ana, another(w)),
    "renew_address": lambda w: products.renew_address(w.ben, w.gate),
    "unarchive_product": lambda w: products.unarchive_product(w.ana, ACTS["archive_product"](w)),
}

PAGES = {}
