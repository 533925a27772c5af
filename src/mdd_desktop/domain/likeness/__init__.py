"""How alike two people's data are: the parts of the duplicate detector.

Every comparison is stated in bits (log2 of a likelihood ratio): how much more often such a pair
of values is met when both records are of one child, or of two siblings, than when they are of two
children who have nothing to do with each other. ``mdd_desktop.domain.duplicates`` adds them up.
"""
