"""Short replies to what the bot asked last: yes and no, "show me", "that's all", "another one".

A message counts as one only when every word of it belongs to such a reply, so no prose is ever taken for one.
"""

from __future__ import annotations

import re

MOST_LETTERS, MOST_WORDS = 80, 16

_SMALL = (
    r"(?:thanks|thank you|thankyou|thx|ta|cheers|please|pls|plz|sorry|mate|bot|oh|ooh|oo|ah|aw|hiya|er|um|erm|hmm|well|so|and|but|then|actually|really"
    r"|just|tbh|to be honest|honestly|of course|now|im afraid|i am afraid|for now|for that|though|tho|again|i think|we think"
    r"|i believe|i guess|i suppose|id say|ok|okay|all|very much|so much|a lot|lovely|great|kind of|at all|x|it|that|a|the)"
)
_YES_BARE = r"(?:yes|y|yep|yeah|yeh|yea|ye|yess|yup|yh|ya|aye|sure|indeed|definitely|absolutely|certainly|ok|okay|k|kk|go ahead|yes please)"
_YES_CORE = (
    rf"(?:{_YES_BARE}(?: (?:lets )?(?:carry on|continue|move on|go on|keep going|proceed|next))?|correct|right|true|exactly|confirmed?|confirm (?:it|that)"
    r"|agreed?|i (?:can )?(?:confirm|agree)(?: that)?|perfect|fine|good|all good|spot on|bang on|dead right|100|100 percent|precisely|affirmative|no problem"
    r"|(?:that|it|this)(?:s| is| was| will be| would be|ll be)? ?(?:(?:all|exactly|quite|the|totally|definitely|about|absolutely|still|indeed|precisely|just) )*"
    r"(?:right|correct|true|it|fine|good|one|the one|the day|the date|spot on|what i (?:meant|mean|said|want|wanted|intended)(?: to (?:say|put))?|accurate|yes)"
    r"|(?:that|it|this) (?:looks|sounds|seems|reads) (?:about )?(?:right|good|fine|correct)|(?:looks|sounds|seems) (?:right|good|fine|correct)"
    r"|(?:you have|youve|you) (?:got (?:it|that)|read (?:it|that))(?: right)?|got it|you got it|thats? me|what i (?:said|meant|mean|intended)(?: to (?:say|put))?|as i said"
    r"|i (?:do|did|am|have|was)|it (?:is|was|does|did|will be)|they (?:did|do|are|have)|(?:she|he) (?:did|does|is|has)|there (?:is|was)"
    r"|that one|the one|(?:i |we )?think so|i believe so|keep (?:it|that)|happy with (?:it|that)|(?:im|i am) (?:sure|certain|happy)(?: with (?:it|that))?)"
)
_NO_CORE = (
    r"(?:no|n|no+|nope|nah|naw|wrong|incorrect|false|negative|not (?:quite|right|correct|really|that|it|true|exactly|what i (?:meant|mean|said))"
    r"|(?:that|it|this)(?:s| is)? (?:not|wrong|incorrect|a mistake)(?: (?:right|correct|it|true|quite right|what i (?:meant|mean|said)|the (?:one|day|date)))?"
    r"|(?:that|it|this) (?:isnt|wasnt|aint)(?: (?:right|correct|it|true|quite right|what i (?:meant|mean|said)|the (?:one|day|date)))?"
    r"|isnt (?:right|correct|it)|(?:it|that) is not(?: right)?|(?:they|she|he|there|i) (?:didnt|did not|dont|doesnt|isnt|wasnt|arent|werent|hasnt|havent)"
    r"|i (?:dont|do not) think so|i (?:didnt|dont|did not|do not) (?:mean|say) that|change (?:it|that)|choose again|let me (?:change|fix|redo) (?:it|that)"
    r"|(?:my|that was a|thats a|a) (?:mistake|typo)|no way|youve got (?:it|that) wrong|you (?:read|got) (?:it|that) wrong|you (?:have )?misread (?:it|that|me))"
)
_OFFER_YES = (
    r"(?:go on|go for it|(?:that|it) would be (?:most |very |really |so )?(?:helpful|useful|kind|good|great|lovely)|most helpful|(?:i )?(?:might|may) as well|i suppose so|worth a look|show (?:me|it|us|one)(?: (?:one|it|an example|the example))?"
    r"|(?:let me|lets|can (?:i|we|you)|could (?:i|we|you)|may i|i want to|id like to|i would like to) (?:see|have|look|show me|(?:have|take) a look|give me)"
    r"(?: (?:at|it|one|an example|the example|that|me|a quick one))*"
    r"|(?:that|it|one|an example|this)(?: would| will| might| could|d|ll) (?:be )?(?:really |very |so |be )?(?:helpful|useful|good|great|lovely|help|brilliant|handy|nice|ace|perfect|a help)(?: me)?"
    r"|(?:id|i would|wed|we would) (?:like|love|appreciate) (?:that|one|to see (?:it|one)|it|an example)|why not|if you (?:can|could|like|have one|dont mind)"
    r"|(?:an )?example|yes to (?:the|an) example|i(?:d| would) (?:like|love) to|i (?:need|want) (?:one|an example|help|it)|give me (?:one|an example)"
    r"|good idea|helpful|useful|that would help|could i|can i|may i|do that|one would help|do|hit me|crack on|fire away)"
)
_OFFER_NO = (
    r"(?:(?:im|i am|we are|were) (?:good|ok|okay|fine|alright|all right|sorted)|not needed|no need(?: for (?:one|that|an example|it))?|not necessary|not (?:for )?(?:now|yet|today|this time|just yet)"
    r"|i (?:already )?(?:know|can see|understand) what (?:to|i(?:m going to| want to| need to| should| will)?) ?(?:write|put|say|do|type)?|i know how(?: to (?:do|write|answer) (?:it|this))?|i can (?:manage|do (?:it|this)(?: myself)?)|ill (?:manage|be (?:ok|fine|alright)|do it (?:myself|without)|write (?:it|my own)|have a go|try|give it a go)"
    r"|(?:i (?:do not|dont) think )?(?:that|it|one) (?:will|would|is) not be necessary|(?:i (?:do not|dont) think )(?:that|it|one) (?:will|would) be (?:necessary|needed)|i have written (?:a good )?(?:many|few|lots|plenty)(?: of (?:these|them))?(?: (?:over the years|before))?|(?:maybe|perhaps|possibly)(?: (?:in a (?:bit|minute|sec|while)|later|another time|not|after))*|in a (?:bit|minute|sec|while)|later(?: on)?|another time|i (?:dont|do not) (?:need|want)(?: (?:one|it|that|to|an example|to see (?:it|one)))?"
    r"|dont (?:need|want|bother)(?: (?:one|it|that|an example))?|without|leave it|without one|(?:ive|i have) (?:got (?:it|this)|seen (?:it|one))|(?:(?:ive|i have) )?(?:done|written|filled in) (?:loads|lots|plenty|a few|many|some|hundreds|dozens|enough|one|these|this|them)(?: of (?:these|them|this))?(?: (?:before|already))?|not today|rather not|id rather not|maybe)"
)
_NOUN = (
    r"(?:(?:main |other |key |school |new |safety |danger )?(?:events?|incidents?|concerns?|worries|entries|entry|items?|people|persons?|children|child|kids|siblings|brothers|sisters"
    r"|adults|family(?: members)?|relatives|professionals|agencies|suspensions?|exclusions?|strengths?|steps?|actions?|goals?|ones?|info(?:rmation)?|details?|things?|dates?|records?|names?|logs?"
    r"|examples?|statements?|answers?|points?|comments?|rows?|plans?|notes?|pupils?|carers?))"
)
_FROM = (
    r"(?: (?:to (?:add|report|say|tell you|record|note|share|put|list|mention|include|give)|(?:that )?(?:i|we) (?:(?:can|could) (?:think of|find|see|remember|recall)|know(?: of| about)?|have|had|ve got|am aware of|are aware of|want to (?:add|say)|need to add|can add)"
    r"|(?:ive|weve) got|(?:that )?(?:im|were) aware of|(?:here|there)|from (?:me|us|school|our (?:end|side)|my (?:end|side))|on (?:cpoms|file|record|the system|my list|our records|the log|myconcern|here)"
    r"|at (?:the moment|present|this point|this time|this stage)|for (?:now|this(?: one| question| bit)?|the moment|today|him|her|them)|of (?:them|it|those)|about (?:this|it|him|her|them)|so far|right now|today|this time|(?:that )?(?:springs|comes) to mind|yet|in this (?:bit|section)))*"
)
_LOT = r"(?:all|it|everything|every one|everyone|everybody|the lot|the end|the end of (?:it|the list|them)|them all|them|enough|me done|that|my list|the list|the last (?:one|of them))"
_END_CORE = (
    rf"(?:no|n|nope|nah|none|done|all done|finished|end|the end|complete|nothing|no(?:ne| one| body|body)?(?: other| others| else| more)"
    rf"|(?:(?:i|we|there) )?(?:(?:have|has|is|are|ve|got|had|there) )*(?:no|not any|nothing|none|no one|nobody)(?: (?:other|others|further|more|else|additional|new))+(?: {_NOUN})?{_FROM}"
    rf"|(?:(?:i|we|there) )?(?:(?:dont|do not|havent|have not|arent|isnt|cant think of|cant find|cant remember) )(?:(?:have|got|think of|know of|know|see|find) )?(?:any(?:thing|one|body)?|another)(?: (?:other|others|further|more|else|additional))*(?: {_NOUN})?{_FROM}"
    rf"|(?:not|none|nothing|no)(?: others?)? that (?:i|we|im|i am|were|we are)(?: (?:can|could))? (?:know|think|aware|recall|remember|find|see)(?: of| about)?"
    rf"|not (?:as far as )?(?:i|we) (?:know|am aware)(?: of)?|(?:that|this|those|these|it|they)(?:s| is| are| was|ll be| will be)(?: just| about| pretty much| really)? {_LOT}{_FROM}"
    rf"|everything(?: i have| ive got| we have| i know| i can (?:think of|find))?{_FROM}|(?:just|only) (?:that|the|this|those|these)(?: (?:one|two|three|four|lot))?|(?:just|only) (?:one|two|three)"
    rf"|(?:im|i am|we are|were|ive|i have|weve) (?:all )?(?:done|finished)(?: (?:here|with (?:this|that|these|those|this (?:one|bit|section|question)|the list)|now))?"
    rf"|(?:(?:lets |ready to |can we |we can |you can |i want to )?(?:move|go|carry) on|next|next (?:question|one|bit|section)|on to the next(?: (?:one|question|bit|section))?|move to the next (?:one|question|section)|nothing to add|i have nothing to add)"
    rf"|not (?:any ?more|this time|at the moment|at present|right now|now)|no thats (?:it|all)|(?:i think |i believe )?(?:ive|i have|weve|we have) (?:said|told you|given you|listed|put|written) (?:everything|it all|them all|all (?:of )?(?:it|them))(?: now)?|that covers (?:it|everything|them all)|job done|{_LOT} done|list complete|(?:the )?list is (?:complete|done|finished))"
)
_MORE = (
    r"(?:(?:one|two|three|[1-9]|some|a few|a couple|couple|few|loads|lots|a lot|many|plenty|several) more(?: (?:to (?:add|go|come|do|put in|put down|tell you|list)|please|ones?))?|another(?: one)?(?: to (?:add|come))?|add (?:another|one more|more|one)(?: one)?"
    rf"|(?:there(?:s| is| are)|ive got|i have|we have|weve got|got|i want to add|id like to add|i would like to add|i need to add|want to add|let me add|can i add|ill add)(?: (?:one|two|three|[1-9]|some|a few|a couple|another|lots|loads|any|plenty))?(?: (?:more|others?|one|another))*(?: {_NOUN})?(?: to (?:add|come|go|put in|put down|tell you|list|type))?"
    r"|more(?: to (?:add|come|go))?|others?|and another(?: one)?"
    r"|(?:for|on|to) (?:the|my|this) list|for (?:him|her|them|this|school)|from (?:me|us)|not (?:done|finished)(?: yet)?|hang on|hold on|wait|there are|there is)"
)
_LETTERS_3 = re.compile(r"(\w)\1{2,}")


def plain(text: str) -> str:
    """Return a message in lower case without outer punctuation, to compare it with short fixed replies."""
    straight = text.replace("\u2019", "'").replace("\u2018", "'")
    return re.sub(r"\s+", " ", straight).strip(" \t\n.,!?;:'\"").lower()


def _words(text: str) -> str:
    """Return the words of a short message without apostrophes and punctuation; "" for a long one."""
    if len(text) > MOST_LETTERS or "\n" in text.strip() or re.search('["\u201c\u201d]', text):
        return ""
    bare = re.sub("['\u2019\u2018`]", "", text.lower()).replace("\U0001f44d", " yes ")
    return " ".join(re.findall(r"\w+", _LETTERS_3.sub(r"\1", bare)))


def _any_of(*cores: str) -> re.Pattern[str]:
    return re.compile("|".join(cores))


def _is_made_of(text: str, core: re.Pattern[str]) -> bool:
    """Whether a message is nothing but small words and pieces of a kind, with at least one of these.

    Goes from word to word, so that no message takes long however its words may be cut.
    """
    words = _words(text).split()
    if not 0 < len(words) <= MOST_WORDS:
        return False
    reached = {0: False}  # how many words are read, and whether one of the pieces is among them
    for start in range(len(words)):
        if start not in reached:
            continue
        for end in range(start + 1, len(words) + 1):
            piece = " ".join(words[start:end])
            if core.fullmatch(piece):
                reached[end] = True
            elif _SMALL_WORDS.fullmatch(piece):
                reached[end] = reached.get(end, False) or reached[start]
    return reached.get(len(words), False)


_SMALL_WORDS = re.compile(_SMALL)
_YES = _any_of(_YES_CORE)
_NO = _any_of(_NO_CORE)
_WANTED = _any_of(_OFFER_YES, _YES_BARE)
_SURE = _any_of(
    _YES_BARE, "(?:confirm(?:ed)?|correct|(?:im|i am) sure|do it|delete (?:it|everything|all of it|it all|all))"
)
_UNWANTED = _any_of(_OFFER_NO, _NO_CORE)
# "I do not think that will be necessary, I have written many of these": the reason need not be a set phrase.
_NO_NEED_SINCE = re.compile(
    r"(?:no,? (?:thanks|thank you),? )?(?:i (?:do not|don't) think )?(?:that|it|one|an example)(?: will|'ll| would| is|'s) ?(?:not |n't )?(?:be )?"
    r"(?:necessary|needed)[.,;] (?:i|i've|we|we've)\b[^.\n]{0,80}$"
)
_ENDS = _any_of(_END_CORE)
_WANTS_MORE = _any_of(_MORE, _YES_BARE)
_WRONG_WAY = re.compile(
    r"\b(?:wrong|other|opposite|right) way (?:a?round|about)\b|\bback to front\b|\bbackwards?\b|\breversed?\b|\bupside down\b"
    r"|\bmixed up the (?:scale|numbers)\b|\b(?:swapped|flipped)\b"
)
# "0 good or 0 bad": asks which way the scale runs.
_WHICH_WAY = re.compile(
    r"\b(?:\d+|zero|ten|high(?:er)?|low(?:er)?|up|down)\b.*\b(?:good|bad|better|worse|best|worst|safe|safer|dangerous|worried)\b.*\bor\b"
    r".*\b(?:good|bad|better|worse|best|worst|safe|safer|dangerous|worried)\b"
    r"|^\W*(?:is |so |and )?(?:0|10|zero|ten|\d+) ?(?:=|is|means|being) ?(?:the |really |like )*(?:good|bad|awful|terrible|worst|best|safe|safest|dangerous|great|fine)\b[^.]{0,20}(?:\?|yeah|yes|right|correct|innit)\W*$"
)
_SAID_WHAT = re.compile(
    r"\b(?:what|wot|which|wat)\b.*\b(?:say|said|put|read|was it|did you|is it|have you|again)\b|\b(?:say|ask) (?:that|it) again\b|^(?:pardon|eh|huh|what|wot)$"
)


def yes_or_no(text: str) -> bool | None:
    """Return True or False when the whole message is a yes or a no, else None."""
    if _is_made_of(text, _NO):
        return False
    return True if _is_made_of(text, _YES) else None


def is_sure(text: str) -> bool:
    """Whether the whole message is a plain yes, clear enough for what cannot be undone."""
    return _is_made_of(text, _SURE)


def wants_example(text: str) -> bool | None:
    """Return True or False when the whole message takes up or turns down the offer of an example, else None."""
    if _is_made_of(text, _UNWANTED) or _NO_NEED_SINCE.match(plain(text)):
        return False
    return True if _is_made_of(text, _WANTED) else None


def ends_list(text: str) -> bool:
    """Whether the whole message says that nothing more is to be added."""
    return _is_made_of(text, _ENDS)


def wants_more(text: str) -> bool:
    """Whether the whole message only says that there is more to add: "yes", "another one"."""
    return _is_made_of(text, _WANTS_MORE)


def is_wrong_way_round(text: str) -> bool:
    """Whether a message about a number asks which way the scale runs, or says that it was read the wrong way round."""
    said = text[:400].lower()
    return _WRONG_WAY.search(said) is not None or (len(said) <= MOST_LETTERS and _WHICH_WAY.search(said) is not None)


def asks_what_was_said(text: str) -> bool:
    """Whether a reply to a read-back asks to hear it again."""
    words = _words(text)
    return bool(words) and _SAID_WHAT.search(words) is not None
