"""From the detector's findings to what the live panel shows."""

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Match, Verdict
from mdd_desktop.ui.children.ports import Candidate
from mdd_desktop.ui.text import tr

SHOWN_SCORE = 0.1
_MOST_REASONS, _MOST_DIFFERENCES = 5, 2


def worth_showing(match: Match) -> bool:
    """Whether an officer should look at this child."""
    return match.verdict is not Verdict.DIFFERENT or match.score >= SHOWN_SCORE


def candidate_of(child: Child, match: Match) -> Candidate:
    """Return what the panel shows about a child who may be the same."""
    facts = [
        child.birth.shown() if child.birth else "",
        child.sex.label.lower() if child.sex else "",
        child.village or "",
        child.code or "",
    ]
    alike = match.verdict is Verdict.DUPLICATE
    return Candidate(
        id=child.id,
        name=child.full_name,
        facts=" · ".join(fact for fact in facts if fact),
        strength=tr("Rất giống") if alike else tr("Hơi giống"),
        alike=match.reasons[:_MOST_REASONS],
        unlike=match.differences[:_MOST_DIFFERENCES],
        sibling=match.verdict is Verdict.SIBLING,
        must_answer=alike,
    )
