"""Where a child or a sponsor stands in the search index; see ``search.py``."""

from sqlmodel import Field

from mdd_desktop.storage.tables_base import TableRow


class ChildPlaceRow(TableRow, table=True):
    """A child's place in ``child_words``."""

    __tablename__ = "child_place"

    position: int | None = Field(default=None, primary_key=True)
    record: str = Field(unique=True, max_length=32)


class SponsorPlaceRow(TableRow, table=True):
    """A sponsor's place in ``sponsor_words``."""

    __tablename__ = "sponsor_place"

    position: int | None = Field(default=None, primary_key=True)
    record: str = Field(unique=True, max_length=32)


class ChildGoneRow(TableRow, table=True):
    """A place in ``child_words`` whose child was written anew or is no more."""

    __tablename__ = "child_gone"

    position: int | None = Field(default=None, primary_key=True)
    search: str


class SponsorGoneRow(TableRow, table=True):
    """A place in ``sponsor_words`` whose sponsor was written anew or is no more."""

    __tablename__ = "sponsor_gone"

    position: int | None = Field(default=None, primary_key=True)
    search: str
