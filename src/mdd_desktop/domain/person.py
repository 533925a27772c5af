"""Checks on what identifies a person: personal number, telephone, sex."""

from mdd_desktop.domain.identity_number import (
    IDENTITY_PROVINCES,
    BornOn,
    IdentityFacts,
    check_identity_number,
    clean_identity_number,
    mask_identity_number,
    read_identity_number,
    suggest_leading_zero,
)
from mdd_desktop.domain.phone_number import (
    CHILD_HELPLINE,
    check_phone,
    format_phone,
    is_plain_mobile,
    suggest_phone_zero,
)
from mdd_desktop.domain.problem import Problem, Severity, Sex

__all__ = [
    "CHILD_HELPLINE",
    "IDENTITY_PROVINCES",
    "BornOn",
    "IdentityFacts",
    "Problem",
    "Severity",
    "Sex",
    "check_identity_number",
    "check_phone",
    "clean_identity_number",
    "format_phone",
    "is_plain_mobile",
    "mask_identity_number",
    "read_identity_number",
    "suggest_leading_zero",
    "suggest_phone_zero",
]
