"""How complete a child's record is: the twenty marks of "Hồ sơ đủ … %".

The rule reads the fields of the record (``record_fields.fields_of``), where what has its default
is absent; so it costs little, and the same rule serves the list, the record and the import.

======================================  =====  ================================================
Asked                                   Marks  Given when
======================================  =====  ================================================
birth date                              2      known to the day (1 for a month or a year only)
sex, ethnic group, identity number      1 each it is there
village or address                      1      one of the two is there
father, mother                          2 each it is known whether he or she lives (1 mark), and
                                               of a dead parent the day and the paper (1 mark)
guardian: name, relation, telephone     1 each it is there
school or class, health                 1 each it is there
household                               1      the poverty status of any year
needs                                   1      at least one
circumstances                           1      described
consent to keep the record              2      by the guardian, not withdrawn
======================================  =====  ================================================
"""

from collections.abc import Callable, Mapping

from mdd_desktop.domain.record_fields import FieldValue

Fields = Mapping[str, FieldValue]
_DAY_LENGTH = 10
_CONSENT = "consents[lap_ho_so|giam_ho|"
_FULL = 20
_LISTS = frozenset({"household", "needs", "consents"})


def completeness(fields: Fields) -> int:
    """Whole percent from 0 to 100, rounded down."""
    return (_FULL - sum(gaps(fields).values())) * 100 // _FULL


def gaps(fields: Fields) -> dict[str, int]:
    """What is missing, in the order of the form, each with the marks it would bring."""
    missing = {}
    lists = {path: value for path, value in fields.items() if path[-1] == "]"}
    for name, asked in _ASKED:
        marks = asked(lists if name in _LISTS else fields)
        if marks:
            missing[name] = marks
    return missing


def lacks_papers(fields: Fields) -> bool:
    """Whether a paper is missing: identity number, a dead parent's paper, the consent."""
    unseen = any(
        fields.get(f"{parent}.status") == "mat" and not fields.get(f"{parent}.paper_seen")
        for parent in ("father", "mother")
    )
    return unseen or not fields.get("identity_number") or not _has_consent(fields)


def _one_of(*names: str) -> Callable[[Fields], int]:
    if len(names) == 1:
        (name,) = names
        return lambda fields: 0 if fields.get(name) else 1
    return lambda fields: 0 if any(fields.get(name) for name in names) else 1


def _element_of(name: str) -> Callable[[Fields], int]:
    begin = f"{name}["
    return lambda fields: 0 if _has(fields, begin) else 1


def _has(fields: Fields, begin: str) -> bool:
    return any(path.startswith(begin) and fields[path] for path in fields)


def _birth(fields: Fields) -> int:
    birth = str(fields.get("birth") or "")
    return 2 if not birth else 0 if len(birth) == _DAY_LENGTH else 1


def _parent(parent: str) -> Callable[[Fields], int]:
    status_field, died, paper = f"{parent}.status", f"{parent}.died_on", f"{parent}.paper_seen"

    def asked(fields: Fields) -> int:
        status = fields.get(status_field)
        if status in (None, "khong_ro"):
            return 2
        return 1 if status == "mat" and not (fields.get(died) and fields.get(paper)) else 0

    return asked


def _has_consent(fields: Fields) -> bool:
    return any(
        path.startswith(_CONSENT) and value and '"withdrawn"' not in str(value)
        for path, value in fields.items()
    )


def _consent(fields: Fields) -> int:
    return 0 if _has_consent(fields) else 2


_ASKED: tuple[tuple[str, Callable[[Fields], int]], ...] = (
    ("birth", _birth),
    ("sex", _one_of("sex")),
    ("ethnic", _one_of("ethnic")),
    ("identity_number", _one_of("identity_number")),
    ("address", _one_of("village", "address")),
    ("father", _parent("father")),
    ("mother", _parent("mother")),
    ("guardian_name", _one_of("guardian_name")),
    ("guardian_relation", _one_of("guardian_relation")),
    ("phone", _one_of("phone")),
    ("school", _one_of("school", "school_class")),
    ("health", _one_of("health")),
    ("household", _element_of("household")),
    ("needs", _element_of("needs")),
    ("circumstances", _one_of("circumstances")),
    ("consents", _consent),
)
