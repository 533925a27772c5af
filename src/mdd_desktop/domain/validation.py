"""Says in Vietnamese which values were refused, and why."""

from typing import TYPE_CHECKING

from mdd_desktop.domain.field_table import field_label

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_REASONS = {
    "missing": "chưa ghi",
    "extra_forbidden": "không có ô này trong sổ",
    "string_too_long": "dài quá {max_length} chữ; rút ngắn lại",
    "string_pattern_mismatch": "không đúng dạng",
    "string_type": "phải là chữ",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên, không có phần lẻ",
    "bool_type": "phải là có hoặc không",
    "bool_parsing": "phải là có hoặc không",
    "enum": "không có trong danh mục; được ghi: {expected}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải không quá {le}",
    "less_than": "lớn quá",
    "date_from_datetime_parsing": "không phải ngày có trên lịch; ghi như 2014-03-12",
    "date_parsing": "không phải ngày có trên lịch; ghi như 2014-03-12",
    "date_type": "phải là ngày; ghi như 2014-03-12",
    "uuid_parsing": "không phải mã hồ sơ",
    "uuid_type": "không phải mã hồ sơ",
}
_MOST_SHOWN = 5


def explain(table: str, error: "ValidationError") -> str:
    """Return one Vietnamese sentence for each refused field, at most five."""
    problems = error.errors(include_url=False, include_input=False)
    told = [_sentence(table, problem) for problem in problems[:_MOST_SHOWN]]
    if len(problems) > _MOST_SHOWN:
        told.append(f"Còn {len(problems) - _MOST_SHOWN} ô khác chưa đúng.")
    return " ".join(told)


def _sentence(table: str, problem: "ErrorDetails") -> str:
    path = ".".join(str(step) for step in problem["loc"])
    names = [str(step) for step in problem["loc"] if not isinstance(step, int)]
    label = field_label(table, ".".join(names)) if names else "Hồ sơ"
    if label == names[0] if names else False:
        label = path
    if problem["type"] == "value_error":
        return f"Ô “{label}”: {problem['ctx']['error']}"
    facts = {name: str(fact).replace(" or ", " hoặc ") for name, fact in _facts(problem).items()}
    reason = _REASONS.get(problem["type"], "không đọc được").format(**facts)
    return f"Ô “{label[:60]}” {reason}."


def _facts(problem: "ErrorDetails") -> dict[str, object]:
    facts: dict[str, object] = problem.get("ctx", {})
    return facts
