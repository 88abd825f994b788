"""The benchmark: the bot that ``rasa init`` makes, a naive long form, and ours, measured in one run."""
