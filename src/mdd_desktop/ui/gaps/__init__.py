"""The board Trùng – Sót – Trễ in the window."""
