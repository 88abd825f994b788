"""A guided interview that writes a child protection conference report in Signs of Safety form."""
