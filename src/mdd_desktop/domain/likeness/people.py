"""The people that are compared, as given and as prepared for comparing."""

from dataclasses import dataclass
from typing import NamedTuple

from mdd_desktop.domain.likeness.births import Born, read_born
from mdd_desktop.domain.likeness.household import Place, phone_key, place_of
from mdd_desktop.domain.likeness.identity import Number, read_number
from mdd_desktop.domain.likeness.words import Name, read_name
from mdd_desktop.domain.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A child as the detector compares her; every text but the id may be blank.

    Attributes:
        id: Names her in the answer.
        full_name: Family name first.
        born_on: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        sex: ``nam`` or ``nu``.
        mother_name: Full name.
        father_name: Full name.
        guardian_name: Full name of the person who brings her up.
        phone: Of the guardian.
        identity_number: Twelve digits.
        village: Thôn, ấp.
        commune: A code or a name.
    """

    id: str
    full_name: str = ""
    born_on: str = ""
    sex: str = ""
    mother_name: str = ""
    father_name: str = ""
    guardian_name: str = ""
    phone: str = ""
    identity_number: str = ""
    village: str = ""
    commune: str = ""


class Prepared(NamedTuple):
    """A person with everything read that comparing needs."""

    person: Person
    name: Name
    born: Born | None
    sex: str
    mother: Name
    father: Name
    guardian: Name
    phone: str
    number: Number | None
    place: Place


def prepare(person: Person) -> Prepared:
    """Read a person's texts once."""
    born = read_born(person.born_on)
    return Prepared(
        person=person,
        name=read_name(person.full_name),
        born=born,
        sex=fold(person.sex.strip()),
        mother=read_name(person.mother_name),
        father=read_name(person.father_name),
        guardian=read_name(person.guardian_name),
        phone=phone_key(person.phone),
        number=read_number(person.identity_number, born),
        place=place_of(person.commune, person.village),
    )
