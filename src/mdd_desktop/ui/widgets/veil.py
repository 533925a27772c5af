"""The property of a window that is only looked at: papers are covered, nothing is written.

It stands apart from the preview that reads it: the window is made before the libraries for PDF
files are loaded.
"""

VEILED = "mdd_veiled"
