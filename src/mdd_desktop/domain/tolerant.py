"""Values of changes read as far as this version knows them: codes and inner fields may be newer.

What an officer enters is held to the known codes and fields; what stands in the log is shown.
"""

import copy
from collections.abc import Callable
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mdd_desktop.domain.coded import Coded

M = TypeVar("M", bound=BaseModel)


def read_model(cls: type[M], value: object) -> M:
    """The model that a value describes.

    Raises:
        ValidationError: Not even a newer program would have written it.
    """
    return read_as(cls, cls.model_validate, value)


def read_as(kind: Any, check: Callable[[Any], M], value: Any) -> M:  # noqa: ANN401 - any type
    """What a value means; codes that are new here stand for themselves, new fields are left out.

    Args:
        kind: The type that ``check`` makes, as a field declares it.
        check: Pydantic's; tried first by itself, since nearly everything is known.
        value: Made of JSON's types.

    Raises:
        ValidationError: Not even a newer program would have written it.
    """
    try:
        return check(value)
    except ValidationError as error:
        return check(_as_known(kind, value, error))


def keep_new_codes(cls: type[M], values: dict[str, Any], before: BaseModel) -> M:
    """The model of values that an officer entered over another one, whose new codes may stay.

    Raises:
        ValidationError: A value is refused, also a new code that did not stand there.
    """
    try:
        return cls.model_validate(values)
    except ValidationError as error:
        return cls.model_validate(_as_known(cls, values, error, new_codes(before)))


def new_codes(value: object) -> frozenset[str]:
    """The codes in a record, or in a part of one, that only newer programs know."""
    if isinstance(value, Coded):
        return frozenset({value.value} if value.is_new else ())
    if isinstance(value, BaseModel):
        value = tuple(vars(value).values())
    if isinstance(value, tuple):
        return frozenset().union(*map(new_codes, value))
    return frozenset()


def item_type(annotation: Any) -> tuple[bool, Any]:  # noqa: ANN401 - a type expression
    """Whether a field holds several, and the type of one, None left aside."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        (annotation,) = (arg for arg in get_args(annotation) if arg is not type(None))
        origin = get_origin(annotation)
    if origin is tuple:
        return True, get_args(annotation)[0]
    return False, annotation


def _as_known(
    kind: object, value: object, error: ValidationError, only: frozenset[str] | None = None
) -> object:
    """The value with what only newer programs know replaced or left out; a copy.

    Args:
        kind: What it should be.
        value: What came.
        error: What is wrong with it.
        only: The new codes that may stand, and then no new field; None for any.
    """
    whole = [copy.deepcopy(value)]
    for problem in error.errors(include_url=False):
        if problem["type"] not in {"extra_forbidden", "enum"}:
            raise error
        *way, last = (0, *problem["loc"])
        holder: Any = whole
        for step in way:
            holder = holder[step]
        code = _newer_code(_type_at(kind, problem["loc"]), holder[last])
        if problem["type"] == "extra_forbidden" and only is None:
            del holder[last]
        elif code is not None and (only is None or code in only):
            holder[last] = code
        else:
            raise error
    return whole[0]


def _newer_code(codes: type, text: object) -> Coded | None:
    if not (issubclass(codes, Coded) and isinstance(text, str)):
        return None
    try:
        return codes.of(text)
    except ValueError:
        return None


def _type_at(kind: Any, way: tuple[int | str, ...]) -> Any:  # noqa: ANN401 - a type expression
    """The type that a value at this place should have; NoneType where no field is known."""
    for step in way:
        _, kind = item_type(kind)
        if isinstance(step, str):
            fields = kind.model_fields.items()
            kind = next((f.annotation for n, f in fields if step in {n, f.alias}), type(None))
    return item_type(kind)[1]
