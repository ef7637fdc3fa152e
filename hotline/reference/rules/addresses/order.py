"""In which order components usually stand (标注篇序), and what a strange order costs."""

_RANK = {
    "start": 0,
    "country": 1,
    "prov": 2,
    "city": 3,
    "district": 4,
    "devzone": 5,
    "town": 5,
    "community": 6,
    "road": 7,
    "roadno": 8,
    "subroad": 8,
    "subroadno": 9,
    "poi": 9,
    "subpoi": 10,
    "houseno": 11,
    "cellno": 12,
    "floorno": 13,
    "roomno": 14,
    "person": 15,
    "otherinfo": 16,
}
_FREE = frozenset({"redundant", "assist"})
_BEFORE_SUBROAD = frozenset({"road", "roadno", "assist", "poi", "redundant"})
_NEVER = -4.0
_AGAIN = -2.0
_BACK = -1.6
_ODD = {
    ("start", "subpoi"): -4.0,
    ("start", "person"): -4.0,
    ("start", "roomno"): -1.5,
    ("road", "subroad"): 0.2,
    ("assist", "subroad"): 0.6,
    ("assist", "road"): -0.3,
    ("subroad", "subroadno"): 1.2,
    ("subroad", "roadno"): -0.8,
    ("road", "subroadno"): -4.0,
    ("roadno", "subroadno"): -3.0,
    ("road", "roadno"): 1.2,
    ("road", "houseno"): -0.8,
    ("road", "roomno"): -1.8,
    ("community", "roomno"): -1.2,
    ("town", "roomno"): -1.2,
    ("poi", "roomno"): -0.2,
    ("start", "assist"): -1.5,
    ("district", "assist"): -1.0,
    ("town", "assist"): -1.0,
    ("city", "assist"): -1.0,
    ("community", "road"): 0.0,
    ("community", "roadno"): 0.4,
    ("town", "roadno"): -1.0,
    ("town", "houseno"): -1.0,
    ("district", "roomno"): -2.0,
    ("redundant", "subroad"): -1.0,
    ("poi", "subroad"): -0.8,
    ("poi", "subpoi"): 0.3,
    ("road", "subpoi"): -3.0,
    ("town", "subpoi"): -4.0,
    ("district", "subpoi"): -4.0,
    ("city", "subpoi"): -4.0,
    ("prov", "subpoi"): -4.0,
    ("community", "subpoi"): -3.0,
    ("roadno", "subpoi"): -2.5,
    ("redundant", "subpoi"): -1.0,
    ("assist", "subpoi"): -0.5,
    ("poi", "roadno"): -1.2,
    ("poi", "houseno"): 0.5,
    ("subpoi", "houseno"): 0.4,
    ("houseno", "cellno"): 0.6,
    ("houseno", "roomno"): 0.6,
    ("houseno", "floorno"): 0.5,
    ("cellno", "roomno"): 0.8,
    ("cellno", "floorno"): 0.2,
    ("floorno", "roomno"): 0.6,
    ("floorno", "person"): 0.6,
    ("roomno", "person"): 0.6,
    ("road", "person"): -3.0,
    ("roadno", "person"): -2.5,
    ("poi", "person"): -2.0,
    ("town", "person"): -4.0,
    ("district", "person"): -4.0,
    ("houseno", "poi"): 0.2,
    ("poi", "road"): -0.6,
    ("poi", "poi"): -2.5,
    ("redundant", "redundant"): -0.2,
}


def step(before: str, after: str) -> float:
    """Return the worth, mostly negative, of one label behind another."""
    odd = _ODD.get((before, after))
    if odd is not None:
        return odd
    if after == "subroad" and before not in _BEFORE_SUBROAD:
        return _NEVER
    if before in _FREE or after in _FREE:
        return 0.0
    if before == after:
        return _AGAIN
    return 0.0 if _RANK[before] < _RANK[after] else _BACK
