"""How Rasa runs the interview.

The in-process server, custom actions, tracker snapshots, locks and closed logs.
"""
