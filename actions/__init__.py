"""Custom actions: thin hands of the dialogue engine. Each reads the tracker, calls the session and says the Turn."""
