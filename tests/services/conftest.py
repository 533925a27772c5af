"""Offices for the tests of the services."""

from office_fixtures import lone, offices, province_template

__all__ = ["lone", "offices", "province_template"]
