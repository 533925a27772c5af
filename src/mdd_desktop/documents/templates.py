"""Wording of documents as shipped data: read once, checked, filled.

A text holds ``{name}`` for a value, and what offices of one level say (``levels``). A name nobody
knows is an error that tells the name, never an empty place in a printed document.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from mdd_desktop.documents.levels import switched
from mdd_desktop.documents.live_values import LABELS, with_values
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report import Figure, Report, figure_text
from mdd_desktop.resources import resource

_PLACE = re.compile(r"\{([^{}]*)\}")
BY_COMMITTEE = "_U"
"""Ends the key of what the People's Committee says where the Hội says something else."""
_HOI = re.compile(r"\bHội\b(?! đồng\b)(?P<next> \w)?")
Fragment = str | Mapping[str, Any]


@cache
def template(name: str) -> Mapping[str, Any]:
    """A file under ``resources/templates``, without its ending.

    One that names a ``base`` holds only what differs from that file.
    """
    found = tomllib.loads(resource("templates", f"{name}.toml").read_text(encoding="utf-8"))
    return _overlaid(template(found["base"]), found) if "base" in found else found


def _overlaid(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The base with the entries of the other in their place, tables entry by entry."""
    merged = {**base, **own}
    for key in base.keys() & own.keys():
        if isinstance(base[key], Mapping) and isinstance(own[key], Mapping):
            merged[key] = _overlaid(base[key], own[key])
    return merged


def hoi_in_full(text: str) -> str:
    """The text as another body says it: of all associations it is the women's one.

    What goes on with a capital is the whole name of one already: Hội LHPN, Hội Khuyến học.
    """

    def named(found: re.Match[str]) -> str:
        after = found["next"] or ""
        return found[0] if after.strip().isupper() else f"Hội LHPN{after}"

    return _HOI.sub(named, text)


class _NotReportedError(Exception):
    """A figure of the sentence was not reported; the sentence cannot be said."""


class Wording:
    """The texts of one document kind, filled with one report.

    Args:
        source: The kind's template.
        report: Figures, by their ids, are values of their own.
        values: Further values by name, already as text.
        government: The People's Committee speaks: what has a text of its own under ``…_U`` is said
            so, and everywhere the Hội is called by its name.
    """

    def __init__(
        self,
        source: Mapping[str, Any],
        report: Report,
        values: Mapping[str, str],
        *,
        government: bool = False,
    ) -> None:
        self._source = source
        self._report = report
        self._values = values
        self._government = government

    def say(self, key: str) -> str:
        """One text of the template; empty when its figures leave nothing to say.

        Raises:
            RuleError: The template lacks the key or names an unknown value.
        """
        return self._filled(self._find(key))

    def raw(self, key: str) -> str:
        """One text of the template, not filled.

        Raises:
            RuleError: The template lacks the key.
        """
        return str(self._find(key))

    def rows(self, key: str) -> Sequence[Mapping[str, Any]]:
        """A list of entries of the template, not filled.

        Raises:
            RuleError: The template lacks the key.
        """
        found: Sequence[Mapping[str, Any]] = self._find(key)
        return found

    def names(self, key: str) -> Sequence[str]:
        """A list of names the template holds, such as its legal bases.

        Raises:
            RuleError: The template lacks the key.
        """
        found: Sequence[str] = self._find(key)
        return found

    def in_row(self, row: Mapping[str, str], key: str, **values: str) -> str:
        """One text of an entry of a list, filled.

        Raises:
            RuleError: It names an unknown value.
        """
        own = row.get(f"{key}{BY_COMMITTEE}") if self._government else None
        return self.fill(own or row[key], **values)

    def holds(self, key: str) -> bool:
        """Whether the template has such a text."""
        found: Any = self._source
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return False
            found = found[part]
        return True

    def say_all(self, key: str) -> list[str]:
        """A list of texts, the empty ones dropped; what the officer typed comes instead.

        Raises:
            RuleError: As :meth:`say`.
        """
        typed = self.typed_texts(key.rpartition(".")[2])
        if typed:
            return typed
        return [text for text in self._said(key) if text]

    def typed_texts(self, key: str) -> list[str]:
        """What the officer wrote for a place, live figures in it; empty when nothing."""
        typed = self._report.typed.get(key, ())
        lines = [typed] if isinstance(typed, str) else typed
        known = [line for line in lines if line.strip()]
        return known if self._report.named else [with_values(one, self._report) for one in known]

    def typed_text(self, key: str) -> str:
        """What the officer wrote for a place, as one paragraph."""
        return " ".join(self.typed_texts(key))

    def fill(self, text: str, **values: str) -> str:
        """A text with its variant chosen and its values in place.

        Raises:
            RuleError: It names an unknown value.
        """
        chosen = switched(text, level=self._report.level)
        chosen = hoi_in_full(chosen) if self._government else chosen
        return _PLACE.sub(
            lambda found: values[found[1]] if found[1] in values else self._value(found[1]), chosen
        )

    def paragraph(self, key: str) -> str:
        """A list of sentences as one paragraph, which says when figures were not reported.

        Raises:
            RuleError: As :meth:`say`.
        """
        typed = self.typed_text(key.rpartition(".")[2])
        if typed:
            return typed
        sentences = self._said(key)
        texts = [text for text in sentences if text]
        if None in sentences:
            texts.append(self.say("unreported.rest" if texts else "unreported.all"))
        return " ".join(texts)

    def _find(self, key: str) -> Any:  # noqa: ANN401 - whatever TOML holds
        own = f"{key}{BY_COMMITTEE}"
        key = own if self._government and self.holds(own) else key
        if not self.holds(key):
            raise _unknown(key)
        found: Any = self._source
        for part in key.split("."):
            found = found[part]
        return found

    def _said(self, key: str) -> list[str | None]:
        """Each text of a list; None for one whose figures were not reported."""
        found = self._find(key)
        return [self._if_reported(text) for text in (found if isinstance(found, list) else [found])]

    def _if_reported(self, fragment: Fragment) -> str | None:
        try:
            return self._filled(fragment)
        except _NotReportedError:
            return None

    def _filled(self, fragment: Fragment) -> str:
        if isinstance(fragment, str):
            return self.fill(fragment) if self._holds(self._names(fragment)) else ""
        if "items" in fragment:
            return self._listed(fragment)
        if self._holds(fragment.get("when", ())):
            return self.fill(fragment["text"])
        return self.fill(fragment.get("otherwise", ""))

    def _listed(self, fragment: Mapping[str, Any]) -> str:
        found = [self._if_reported(item) for item in fragment["items"]]
        items = [text for text in found if text]
        if not items:
            if None in found:
                raise _NotReportedError
            return self.fill(fragment.get("otherwise", ""))
        joined = str(fragment.get("separator", ", ")).join(items)
        return f"{fragment.get('lead', '')}{joined}{fragment.get('tail', '')}"

    def _holds(self, figure_ids: Sequence[str]) -> bool:
        """Whether something is to be said: no figures at all, or one that is not zero."""
        figures = [self._figure(name) for name in figure_ids]
        if any(figure for figure in figures):
            return True
        if None in figures:
            raise _NotReportedError
        return not figures

    def _names(self, text: str) -> list[str]:
        found = _PLACE.findall(switched(text, level=self._report.level))
        names = [LABELS.get(name, name) for name in found]
        return [name for name in names if name in self._report.figures]

    def _figure(self, name: str) -> Figure:
        if name not in self._report.figures:
            raise _unknown(name)
        return self._report.figures[name]

    def _value(self, name: str) -> str:
        if name in self._values:
            return self._values[name]
        name = LABELS.get(name, name)
        if name in self._report.figures:
            value = self._report.figures[name]
            if value is None:
                raise _NotReportedError
            if self._report.named and name in FIGURES:
                return f"{{{FIGURES[name].label}}}"
            return figure_text(name, value)
        parts = self._source.get("parts", {})
        if name in parts:
            return self._filled(parts[name])
        raise _unknown(name)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its values, where no report is at hand.

    Raises:
        RuleError: The text names an unknown value.
    """

    def value(found: re.Match[str]) -> str:
        if found[1] not in values:
            raise _unknown(found[1])
        return values[found[1]]

    return _PLACE.sub(value, text)


def _unknown(name: str) -> RuleError:
    return RuleError(
        "unknown_placeholder",
        f"Mẫu văn bản dùng tên “{name}” mà chương trình không biết. Sửa tên này trong mẫu.",
    )
