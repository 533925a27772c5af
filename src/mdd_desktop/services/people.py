"""A child as the duplicate detector compares her."""

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Person


def person_of(child: Child) -> Person:
    """What the detector looks at; everything may be blank but the name."""
    return Person(
        id=str(child.id),
        full_name=child.full_name,
        born_on=child.birth.text if child.birth else "",
        sex=child.sex or "",
        mother_name=child.mother.full_name or "",
        father_name=child.father.full_name or "",
        guardian_name=child.guardian_name or "",
        phone=child.phone or "",
        identity_number=child.identity_number or "",
        village=child.village or "",
        commune=child.present_unit,
    )
