"""The data checks: every rule by which the registry is looked through, and what they find.

Hard rules (errors) say that something cannot be true; soft ones (warnings) ask, notes inform.
Nothing here stops the work: what must never be saved is refused where records are entered.
"""
