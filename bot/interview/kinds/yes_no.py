"""Words for yes, no and not sure, in any choice; ``questions.yml`` adds those of each question's own options."""

from __future__ import annotations

# All words are compared without apostrophes.
YES_WORDS = (
    "yes", "y", "yep", "yeah", "yeh", "yup", "ya", "yh", "aye", "yes yes", "correct", "thats right", "definitely",
    "absolutely", "i think so", "we think so", "im afraid so", )  # fmt: skip
NO_WORDS = (
    "no", "n", "nope", "nah", "no not at all", "not at all", "not at the moment", "not right now", "not now",
    "not that i know of", "not that we know of", "i dont think so", "we dont think so", "of course not",
    "not as far as i know", "not as far as we know", "not that im aware of", "not to my knowledge", "i doubt it",
    "probably not", "hopefully not", "dont think so", "i hope not", )  # fmt: skip
# What is half a no is never kept as one where the writer may be unsure: it is read back.
HALF_NO = frozenset(
    w for w in NO_WORDS if "think" in w or "know" in w or "aware" in w or "hope" in w or "doubt" in w or "prob" in w
)
SYNONYMS = {
    "yes": YES_WORDS,
    "no": NO_WORDS,
    "not_yet": ("not yet", "not yet done"),
    "not_sure": (
        "not sure", "unsure", "not certain", "not really sure", "not too sure", "cant say", "hard to say", "could be",
        "not 100% sure", "not 100 percent sure", "not fully sure", "not entirely sure", "not totally sure", "cant tell",
        "hard to tell", "have to ask", "need to ask", "have to check", "need to check", "undecided", ),
}  # fmt: skip
