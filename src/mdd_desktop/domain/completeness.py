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

from collections.abc import Mapping

from mdd_desktop.domain.record_fields import FieldValue

Fields = Mapping[str, FieldValue]
_DAY_LENGTH = 10
_ORDER = (
    "birth",
    "sex",
    "ethnic",
    "identity_number",
    "address",
    "father",
    "mother",
    "guardian_name",
    "guardian_relation",
    "phone",
    "school",
    "health",
    "household",
    "needs",
    "circumstances",
    "consents",
)
_EITHER = {"address": ("village", "address"), "school": ("school", "school_class")}
_LISTS = frozenset({"household", "needs"})
_CONSENT = "consents[lap_ho_so|giam_ho|"
_FULL = 20


def completeness(fields: Fields) -> int:
    """Whole percent from 0 to 100, rounded down."""
    return (_FULL - sum(gaps(fields).values())) * 100 // _FULL


def gaps(fields: Fields) -> dict[str, int]:
    """What is missing, in the order of the form, each with the marks it would bring."""
    begun = {path.partition("[")[0] for path, value in fields.items() if value and "[" in path}
    missing = {
        name: 1
        for name in _ORDER
        if name not in (begun if name in _LISTS else ())
        and not any(fields.get(field) for field in _EITHER.get(name, (name,)))
    }
    missing["birth"] = 2 - _birth_marks(fields)
    missing["father"] = 2 - _parent_marks(fields, "father")
    missing["mother"] = 2 - _parent_marks(fields, "mother")
    missing["consents"] = 0 if _has_consent(fields) else 2
    return {name: missing[name] for name in _ORDER if missing.get(name)}


def lacks_papers(fields: Fields) -> bool:
    """Whether a paper is missing: identity number, a dead parent's paper, the consent."""
    unseen = any(
        fields.get(f"{parent}.status") == "mat" and not fields.get(f"{parent}.paper_seen")
        for parent in ("father", "mother")
    )
    return unseen or not fields.get("identity_number") or not _has_consent(fields)


def _birth_marks(fields: Fields) -> int:
    birth = str(fields.get("birth") or "")
    return 0 if not birth else 2 if len(birth) == _DAY_LENGTH else 1


def _parent_marks(fields: Fields, parent: str) -> int:
    status = fields.get(f"{parent}.status")
    if status in (None, "khong_ro"):
        return 0
    if status != "mat":
        return 2
    proven = fields.get(f"{parent}.died_on") and fields.get(f"{parent}.paper_seen")
    return 2 if proven else 1


def _has_consent(fields: Fields) -> bool:
    return any(
        value and path.startswith(_CONSENT) and '"withdrawn"' not in str(value)
        for path, value in fields.items()
    )
