"""The real server, broken in every way that a machine breaks. ``make soak`` does the same for an hour."""
