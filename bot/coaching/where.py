"""Questions by what a check needs to know about them: the families that checks apply to."""

from __future__ import annotations

PROSE = frozenset(
    {
        "start.know",
        "start.attend",
        "child.identity",
        "family.who",
        "family.pr",
        "inv.help",
        "inv.changed",
        "inv.events",
        "edu.attend",
        "edu.learn",
        "edu.send",
        "edu.excl",
        "edu.look",
        "edu.behave",
        "edu.peers",
        "edu.home",
        "sos.harm",
        "sos.impact",
        "sos.pattern",
        "sos.danger",
        "sos.hard",
        "sos.unknown",
        "sos.strength",
        "sos.safety",
        "sos.network",
        "voice.how",
        "voice.worry",
        "voice.good",
        "voice.wish",
        "voice.parent",
        "scale.why",
        "scale.up",
        "goal.see",
        "next.school",
        "next.others",
        "next.worse",
        "view.plan",
        "share.parent",
        "share.child",
        "share.diff",
        "share.form",
    }
)
"""Every question whose answer holds sentences."""

CHOICES = frozenset({"start.now", "family.restrict", "sos.sort", "child.who", "scale.score"})
"""Questions with short answers under which people still type sentences: only safety and privacy are looked for there."""

EVERYWHERE = PROSE | CHOICES

VOICE = frozenset({"voice.worry", "voice.good", "voice.wish"})
HARM = frozenset({"sos.harm", "inv.events", "sos.pattern", "sos.impact"})
DANGER = frozenset({"sos.danger"})
GOAL = frozenset({"goal.see", "scale.up"})
STEPS = frozenset({"next.school", "next.others"})
SAFETY = frozenset({"sos.safety"})
EDUCATION = frozenset({"edu.attend", "edu.learn", "edu.excl", "edu.look", "edu.behave", "edu.peers", "edu.home"})
ANALYSIS = frozenset({"scale.why", "scale.up", "sos.danger", "sos.unknown", "goal.see", "view.plan"})
"""Where an opinion is what was asked for."""

STORY = frozenset(
    {
        "start.know",
        "inv.help",
        "inv.changed",
        "inv.events",
        "edu.learn",
        "edu.look",
        "edu.behave",
        "edu.peers",
        "edu.home",
        "edu.excl",
        "edu.attend",
        "sos.harm",
        "sos.impact",
        "sos.pattern",
        "sos.hard",
        "sos.strength",
        "sos.safety",
        "voice.parent",
        "scale.why",
        "scale.up",
        "next.worse",
        "share.diff",
        "share.child",
        "view.plan",
    }
)
"""Where at least one plain fact is needed for the answer to say anything."""
