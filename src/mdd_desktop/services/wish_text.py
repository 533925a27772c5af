"""What a document is made of, as text that the register keeps."""

import json
from typing import Any
from uuid import UUID

from mdd_desktop.domain.document import SizeSet
from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.record_fields import canonical_json
from mdd_desktop.services.documents import Wish


def wish_text(wish: Wish) -> str:
    """The wish as canonical JSON, without number and date: those stand in the register."""
    content: dict[str, Any] = {
        "kind": wish.kind,
        "period": wish.period,
        "unit": wish.unit,
        "preset": wish.preset,
        "content": dict(wish.content or {}),
        "records": {name: list(ids) for name, ids in wish.records.items()},
        "frozen_id": wish.frozen_id.hex if wish.frozen_id else None,
        "head": dict(wish.head),
        "added": {name: list(texts) for name, texts in wish.added.items()},
        "size_set": wish.size_set.value,
        "electronic": wish.electronic,
    }
    return canonical_json({name: value for name, value in content.items() if value})


def wish_from(text: str) -> Wish:
    """The wish that was kept.

    Raises:
        DamagedError: The text is not one.
    """
    try:
        content = json.loads(text)
        frozen = content.get("frozen_id")
        return Wish(
            kind=content["kind"],
            period=content.get("period"),
            unit=content.get("unit"),
            preset=content.get("preset"),
            content=content.get("content", {}),
            records=content.get("records", {}),
            frozen_id=UUID(frozen) if frozen else None,
            head=content.get("head", {}),
            added=content.get("added", {}),
            size_set=SizeSet(content.get("size_set", SizeSet.SMALL)),
            electronic=content.get("electronic", False),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedError(
            "wish_damaged", "Không đọc được phần soạn của văn bản này. Soạn lại từ mẫu."
        ) from error
