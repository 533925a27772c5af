"""The files that are kept: PDF/A-2b by structure, every glyph there, text that can be copied."""

import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from documents_builders import a_composed_kind, example_kinds
