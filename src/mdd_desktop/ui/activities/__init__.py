"""Activities of the programme in the window."""
