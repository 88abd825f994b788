"""How Rasa reads a message: exact commands first, then a classifier behind a gate."""
