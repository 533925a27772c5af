"""Click's own words, in Vietnamese."""

from collections.abc import Iterable

import click

_CLICK_WORDS = {
    "[%Y-%m-%d]": "NĂM-THÁNG-NGÀY",
    "[required]": "[bắt buộc]",
    "[default: ": "[mặc định: ",
    "INTEGER RANGE": "SỐ",
    "FLOAT RANGE": "SỐ",
    "INTEGER": "SỐ",
    "FLOAT": "SỐ",
    "DIRECTORY": "THƯ_MỤC",
    "TEXT": "CHỮ",
    "PATH": "TỆP",
    "FILE": "TỆP",
}
_WHOLE_LINE = 200
_HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Arguments": "Đối số"}


def _translated(text: str) -> str:
    for word, ours in _CLICK_WORDS.items():
        text = text.replace(word, ours)
    return text


class VietnameseFormatter(click.HelpFormatter):
    """Help pages with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line."""
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of options with what they take."""
        told = [(_translated(name), _translated(text)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


class VietnameseContext(click.Context):
    """A context whose help is in Vietnamese."""

    formatter_class = VietnameseFormatter


class _Help:
    """What groups and commands have in common."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("options_metavar", "[TÙY CHỌN]")
        if isinstance(self, click.Group):
            kwargs.setdefault("subcommand_metavar", "LỆNH …")
        super().__init__(*args, **kwargs)

    def get_short_help_str(self, limit: int = 0) -> str:
        """The line in the list of commands, whole."""
        del limit
        return super().get_short_help_str(_WHOLE_LINE)  # type: ignore[misc,no-any-return]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in Vietnamese."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Hiện trang này rồi thôi."
        return option  # type: ignore[no-any-return]


class VietnameseCommand(_Help, click.Command):
    """A command whose help is in Vietnamese."""

    context_class = VietnameseContext


class VietnameseGroup(_Help, click.Group):
    """A group of commands whose help is in Vietnamese."""

    context_class = VietnameseContext
    command_class = VietnameseCommand
    group_class = type


def usage_message(error: click.UsageError) -> str:
    """Say in Vietnamese what is wrong with the arguments."""
    where = f" Xem: {error.ctx.command_path} --help" if error.ctx else ""
    return _reason(error) + where


def _wanted(param: click.Parameter | None) -> str:
    kind = param.type if param else None
    if isinstance(kind, click.Choice):
        return f"được ghi một trong: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        ends = (("từ", kind.min), ("đến", kind.max))
        return (
            " ".join(["cần một số", *(f"{word} {end}" for word, end in ends if end is not None)])
            + "."
        )
    if isinstance(kind, click.types.IntParamType):
        return "cần một số nguyên."
    if isinstance(kind, click.DateTime):
        return "cần một ngày có trên lịch, dạng 2026-11-22."
    if isinstance(kind, click.Path):
        return "đó là một thư mục, cần tên một tệp."
    return "xem lại cách ghi."


def _reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Không có tùy chọn {error.option_name}."
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        hint = error.param.opts[0] if error.param and error.param.opts else name
        return f"Thiếu {hint if hint.startswith('-') else name.upper()}."
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param else ""
        return f"Giá trị của {name} không dùng được: {_wanted(error.param)}"
    if isinstance(error, click.BadOptionUsage):
        return f"Tùy chọn {error.option_name} cần một giá trị."
    command = str(error.message)
    if "No such command" in command:
        return "Không có lệnh này."
    return "Dòng lệnh thừa hoặc thiếu phần nào đó."
