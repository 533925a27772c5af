"""The property of a window in which papers are covered, because names are masked there.

It stands apart from the preview that reads it: the window is made before the libraries for PDF
files are loaded.
"""

VEILED = "mdd_veiled"
