"""B5 on its own page: the summary table of communes, figures alone."""

from dataclasses import replace

from mdd_desktop.documents.lists.frame import TEMPLATE, list_content, list_kind
from mdd_desktop.documents.lists.summary import (
    differs_from_sum,
    figures_table,
    indicators_table,
    summary_table,
)
from mdd_desktop.documents.material import Content, Material
from mdd_desktop.domain.audience import Audience


def build(material: Material) -> Content:
    """The table with the note that explains a recounted total."""
    report = material.report
    words = material.wording(TEMPLATE)
    recounted = report.province and differs_from_sum(report)
    notes = ("recount", "closing_summary") if recounted else ("closing_summary",)
    made = list_content(
        material,
        (summary_table(report),),
        heading="in_period",
        closing=(" ".join(words.say(key) for key in notes),),
        restricted=False,
    )
    return replace(made, data_tables=(figures_table(report), indicators_table(report)))


SUMMARY_LIST = list_kind(
    "B5",
    "Biểu tổng hợp Chương trình “Mẹ đỡ đầu”",
    build,
    period="month",
    audiences=(Audience.FIGURES,),
)
