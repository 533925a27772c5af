"""Help beside the page: texts, search, print, what to send to whoever helps."""
