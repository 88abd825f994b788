"""An adult's illness, treatment or police record: not the writer's to share unless it bears on the child."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.coaching import facts
from bot.coaching.checks.patterns import finds_anywhere, words
from bot.coaching.finding import Check, Span, under
from bot.coaching.language import Reading
from bot.coaching.where import EVERYWHERE

_DRUGS = (
    r"sertraline|citalopram|escitalopram|fluoxetine|prozac|paroxetine|mirtazapine|venlafaxine|duloxetine|amitriptyline|diazepam|valium|lorazepam"
    r"|xanax|zopiclone|propranolol|beta.?blockers|quetiapine|olanzapine|risperidone|aripiprazole|clozapine|lithium|methadone|subutex|buprenorphine"
    r"|pregabalin|gabapentin|tramadol|codeine|co.?codamol|oramorph|morphine|fentanyl|naltrexone|antabuse|acamprosate|insulin|steroids"
    r"|anti.?depressants?|anti.?psychotics?|tranquilli[sz]ers?|sleeping (?:tablets|pills)|pain ?killers|opiates?|chemo(?:therapy)?|radiotherapy|dialysis"
)
_ILLNESS = words(
    rf"""
    {_DRUGS} | (?:on|off|taking|takes|took|stopped|come off|prescribed|needs) (?:\w+ )?(?:tablets|meds|pills|medication|medicines?) | medication | suffers? (?:with|from)
    diagnos(?:is|ed)(?: with)? | hiv(?: positive)? | hepatitis | bi.?polar | schizo\w+ | psychosis | psychotic | personality disorder | eupd | bpd
    (?:clinical |post.?natal |severe )?depression | depressive | (?:has|have|had|got|with|severe|of) (?:\w+ )?anxiety | panic attacks? | ptsd | ocd | eating disorder | anorexi\w+ | bulimi\w+
    (?:mental |nervous )?breakdown(?! of| in (?:communication|trust|the relationship)) | crisis team | (?:adult )?mental health (?:team|ward|unit|worker|nurse|hospital|section|problems?|condition|crisis) | community psychiatric nurse | cpn | psychiatr\w+
    hear(?:s|ing) voices | (?:the )?voices (?:she|he|mum|dad)(?:'s)? (?:hears|hearing|has) | voices in (?:her|his) head | (?:a|the|found a|with a) lump | scan for | (?:'s|his|her|the|mini|another|second|massive|small|suffered a|recovering from her|recovering from his) stroke | (?:'s|the|his|her|needs a new|waiting for an?) (?:new )?(?:hip|kidney|liver|heart|knee)(?= ?(?:[.,;]|and|op|trans|$)) | test results | blood tests? | mammogram | smear | colonoscopy | endoscopy | on oxygen | wheelchair.?bound | section(?:ed|ing) | under (?:a )?section | (?:signed|off) (?:off )?(?:sick|work) (?:with|for|because of) | signed off(?: \w+)? (?:with|for|work|sick)
    cancer | tumou?rs? | leukaemia | lymphoma | multiple sclerosis | (?-i:MS|ME|COPD|MND|CFS|IBS|UTI|STI|STD|PCOS) | (?:has|had|got|with) (?:got )?(?-i:ms|copd|mnd|cfs|ibs|pcos)(?= (?:so|and|but|since|which|now|for|quite|badly|too)|[.,;]|$) | fibro(?:myalgia)? | lupus | crohn'?s? | colitis | parkinson'?s? | dementia | alzheimer'?s? | arthritis
    (?:had|has had|having|after|recovering from) a stroke | heart (?:attack|condition|failure|disease|surgery|operation|bypass) | kidney \w+ | liver (?:disease|failure|damage|problem\w*) | cirrhosis | pancreatitis | chronic (?:pain|fatigue|illness|condition)
    pregnan\w+[^.!?]{{0,40}}?(?:not told|n'?t told|n'?t know|secret|nobody knows|no ?one knows) | hysterectomy | mastectomy | (?:caesarean|c.?section) | vasectomy | transplant | biopsy | (?:an?|her|his|having|had) (?:\w+ )?operation | (?:having|had|has|after|for|needs?|back|knee|hip|heart|bowel|brain) (?:\w+ )?surgery(?! (?:said|told|rang)) | operated on | miscarr\w+ | abortion | termination | stillb\w+ | ectopic | ivf | menopause
    in hospital (?:for|with|after|having|because) | (?:seizures?|fits|epilep\w+) | slipped disc | sciatica | diabet\w+ | copd | emphysema | long covid
    alcoholic | alcoholism | alcohol dependen\w+ | drug addict | (?:heroin|crack|cocaine|drug|alcohol|gambling) addict\w* | addict(?:ed|ion)? (?:to|is) | rehab\w* | detox\w* | needle exchange | overdos\w+
    (?:attempted|tried to commit|tried) suicide | suicide attempt | tried to (?:kill|take) (?:herself|himself|her own life|his own life) | self.?harms
    liver | kidneys | pancreas | (?:bad|her|his|for) nerves | pnd | agoraphobi\w+ | paranoi(?:a|d) | mania | manic (?:episode|depress\w+|phase) | (?:a )?manic | hallucinat\w+ | hospice | terminal(?:ly ill)? | palliative | (?:breast|on her|on his) lump | a lump (?:in|on) (?:her|his) (?:breast|neck) | sickle cell | thyroid | angina | stent | pacemaker | dvt | blood clots? | sepsis | hernia | gallstones | endometriosis | fibroids | infertil\w+ | sterilis\w+ | chlamydia | herpes | gonorrh\w+ | syphilis
    cmht | iapt | (?:under|with|seeing|sees|open to|back with) (?:the )?(?:cmht|crisis|home treatment|mental health|perinatal|psych\w*)(?: team)? | crisis house | psych ward | (?:in|on|to) the (?:psych|mental health) (?:ward|unit) | (?:has|had|having|got|with|of) (?:\w+ )?(?:breakdown|nervous breakdown|episode of depression|bad nerves|dark thoughts|suicidal thoughts) | (?:lost|losing) (?:a|the|her|their) baby(?! (?:teeth|tooth|weight)) | od'?d | on the sick | (?:happy|nerve|mood|depression|anxiety|slimming|sleeping|heart|blood pressure|water) (?:pills|tablets|meds) | (?:tablets|pills|meds|something|injections?) (?:for|to help with) (?:her|his|the|their) (?:nerves|mood|depression|anxiety|moods|head|voices|heart|blood pressure|sleep|pain|back) | anti.?d'?s | depot(?: injection)? | the depot | temazepam | trazodone | lamotrigine | carbamazepine | haloperidol | suboxone | buvidal | espranor | benzos? | pregabs? | zopis? | amitrip | warfarin | hrt | ozempic | statins
    (?:clean|dry|sober|off it|abstinent) (?:for|since|now for|off|from|of) (?!(?:adult|the|a|in|at)\b)\w+ | (?:on|off|clean (?:of|off|from)|using|uses|used|injects?|injecting|smokes?|smoking|takes|taking|hooked on|back on|addicted to) (?:the )?(?:heroin|crack|smack|gear|brown|meth|h|script|needle|methadone|subbies|spice|jellies|bag)(?! and (?:cheese))(?=[ ,.;]|$) | (?:off|on) the wagon | relaps\w+ | in recovery | (?:back|started|gone back) (?:to )?drinking | back on the (?:drink|booze|bottle|vodka|sauce|gear|drugs) | drink problem | (?:has|had) (?:a|an|got a) (?:drink|drug|alcohol|gambling|mental health|medical|health|heart|lung|blood|skin) (?:problem|habit|condition|issue|scare)s?
    hep(?:atitis)? ?[abc]?(?= (?:is|was|and|treat)|[.,;]|$)|hep [abc] | (?:her|his|mum'?s|dad'?s|(?-i:[A-Z])\w+'s) (?:own )?(?:anxiety|depression|ptsd|ocd|mental health|illness|cancer|diagnosis|prognosis|scabies|condition)
    (?:recovering|ex|former|known|an?|is)(?: |-)addicts? | (?:out of|in|into|to|from|left) the (?:\w+ )?(?:psych\w*|mental health|detox|rehab\w*|secure|eating disorder) (?:unit|ward|hospital|centre|clinic) | (?:her|his|mum'?s|dad'?s|\w+'?s|own|right) meds
    (?:upped|changed|increased|doubled|stopped|lowered|reviewed|adjusted) (?:my|her|his|mum'?s|dad'?s) (?:tablets|pills|meds|dose|medication|prescription)
    heroin | crack cocaine | (?<!no )(?<!any )(?<!of )self.?harm\w*
    prostate | (?:at|in|to|under) (?:the )?(?:hospital|clinic|specialist|consultant) (?:about|with|for|over) (?:his|her|their) (?!appointment|baby|child|son|daughter)\w+
    learning disabilit(?:y|ies) | learning difficult(?:y|ies) | brain injury | registered blind | registered disabled | pip(?: claim| assessment)
    """
)
_RECORD = words(
    r"""
    convict(?:ed|ions?) | on probation | probation(?: officer| order)? | pnc | arrest(?:ed|s)? | criminal record | (?:police|criminal) (?:record|history) | previous (?:convictions?|for|offences?) | (?:has|got) (?:form|previous) for | (?:has|has got|'s got|got|with) (?:form|previous)(?= ?[.,;]|$) | (?:police|old bill) (?:have |has )?been (?:out |called )?(?:to|for) (?:him|her|them)
    in (?:prison|jail|custody|nick) | (?:to|from|out of|went to|sent to|released from|came out of|comes out of|back in) (?:prison|jail|custody|hmp) | (?-i:HMP) \w+ | (?:on|is on|been on|held on) remand\w* | remanded | (?:inside|locked up|banged up) for | ex.?offender
    served (?:\w+ )?(?:time|a sentence|months|years) | (?:do|does|did|done|doing|got|given|serving) (?:\w+ )?(?:time|months|years|yrs|weeks) (?:in prison|inside|for|in jail) | doing time
    sex(?:ual)? offen\w+ | offenders'? register | on (?:a |the |his |her |their )?tag(?:ged)? | (?:his|her|an? ankle|an? electronic|ankle|electronic) tag | tagged | on licence | (?:on|out on|jumped|broke|breach\w* (?:of )?|police|his|her) bail
    (?:ex.?|former |recovering |known |heavy |iv )?(?:heroin|crack|cocaine|drug|ketamine|spice) (?:user|habit|problem|addict)\w* | on a script(?! for) | methadone script
    (?:of|in|at|from|to) (?:wandsworth|belmarsh|pentonville|strangeways|wormwood scrubs|bronzefield|feltham|bullingdon|winson green|armley|thameside)(?: prison| jail| last| this| we|$)
    inside (?:till|until|til|since|again|for (?:a|\d|two|three|four|five|six|seven|eight|nine|ten|murder|drugs|dealing|gbh|assault)) | (?:dad|father|stepdad|partner|boyfriend|uncle|ex|husband)(?:'s| is| was) inside(?=[.,;!]|$| (?:at|in|and|so|but|now)) | (?:got |was |been |being |is )?(?:nicked|lifted|collared|busted|raided)(?: (?:for|by|last|again|with|in|over|on))+ | (?:got|was|been|being|were) (?:\w+ )?(?:nicked|lifted|busted|charged|bailed|raided|sent down|put away|banged up|locked up|cautioned|tagged|done for|pulled (?:over )?(?:for|by)|picked up by (?:the )?police) | sent down | put away for | banged up | doing bird | (?:did|done|got|doing|does|served|serving|given|gave him|gave her|spent) (?:\w+ ){0,2}(?:months?|years?|yrs|weeks|stretch|bird|time|porridge) (?:inside|for|in (?:prison|jail|nick|young)|behind)
    (?:up|going|goes|went|been|due) (?:in|to|before|at) (?:the )?(?:court|crown court|magistrates'?|magistrates court|the bench)(?! (?:about|for) (?:the )?(?:child|contact|custody|residence|her|the flat|housing|eviction|school|family))(?= (?:for|over|on|next|last|charged)) | magistrates | crown court | yoi | young offenders? | (?:has|got|with|a) (?:\w+ )?(?:rap sheet|record as long|a record for|a police record|form for) | (?:record|previous|form) for (?:assault\w*|violence|gbh|abh|drugs|dealing|theft|battery|harassment|stalking|arson|burglary) | drug(?:s)? (?:charge|conviction|offence)s? | (?:police|old bill|feds) (?:have |has |had )?(?:raided|searched|nicked|lifted|took him in|took her in|want him|want her|are after|looking for) | dealing (?:drugs|weed|crack|coke)(?= (?:conviction|charge|from))
    (?:his|her) cautions? | (?:has|have|had|got|with) a record(?= ?[.,;?]|$| (?:for|as|with|and|too)) | jailed | imprisoned | prison | (?:got|given|granted|refused|denied|breach\w*|police|conditional|made) bail | bail (?:conditions?|hostel|address) | (?:with|has|got|wearing|wears) a tag | armed robbery | (?:police|old bill) have him | manslaughter | (?:for|of) (?:murder|robbery|burglary|arson|rape|battery|stalking|drug dealing|dealing|assault|gbh|abh|fraud|theft|affray|possession|dangerous driving) | (?:her|his) (?:probation|parole|bail|licence|sentence|conviction|trial|court case|offence)s? | parole | asbo
    suspended sentence | sentenced | (?:community|unpaid work|supervision|curfew|exclusion|criminal behaviour|sexual harm prevention) order | unpaid work | community (?:service|payback) | (?:on|under|has|got) (?:a )?curfew
    charged (?:with|for|over) | (?:facing|awaiting) (?:\w+ )?(?:charges?|trial|sentenc\w+) | (?:up )?in court (?:for|over|next)| pleaded (?:not )?guilty | found guilty | cautioned | caution (?:for|by|from) | police caution | (?:a|got|had|given|accepted|simple|conditional|old|\d+) (?:\w+ )?cautions?(?! (?:sign|tape|word))
    known to (?:the )?(?:police|probation|courts?) | (?:drink|drunk|drug).?driving | driving ban | banned from driving | (?-i:GBH|ABH|DUI|IPP) | drug dealing conviction | wanted (?:by|for) (?:the )?(?:police|questioning|assault|\w+ing) | warrant (?:out )?(?:for|out)
    """
)
_ADULT = words(
    rf"""
    {facts.KIN} | parents?' | step.?\w+ | boyfriend'?s? | adults? | man | men | woman | lodger | childminder | mum'?s | dad'?s | mother'?s | father'?s
    """
)
_BROTHER = re.compile(
    r"\b(?:(?:little|younger|baby|twin|half|step)?.?(?:brother|sister|sibling|twin|cousin|baby)s?|bro|sis)\b",
    re.IGNORECASE,
)
_PUPIL_NEED = words(
    r"""
    autis\w+ | adhd | asthma | dyslexi\w+ | hearing | speech | ehc\w* | paediatric\w* | camhs
    """
)
_HANDED_IN = re.compile(
    r"\b(?:brings?|brought|gives?|gave|giving|collect\w*|hand\w*|drop\w*|forg[eo]t\w*|sends?|sent|picks? up|order\w*|remember\w*)\b"
    r"(?: \w+)? (?:in )?(?:his|her|their|the|\w+'s)? ?(?:\w+ )?$",
    re.IGNORECASE,
)


_WORKS_THERE = re.compile(
    r"\b(?:works?|worked|working|job|shifts?|employed|nurse|carer|cleaner|cook|porter|volunteers?|student)\b[^.!?]{0,25}\b(?:on|in|at|for|as)\b[^.!?]{0,12}$",
    re.IGNORECASE,
)


def _could_be(reading: Reading, span: Span) -> bool:
    """Whether it is only feared ("he could be arrested") or where an adult works, so that it tells no one's record."""
    start, _ = reading.near(span[0], after=0)
    before = reading.plain[start : span[0]]
    return bool(
        re.search(r"\b(?:could|might|may)\b[^.!?]{0,60}$", before, re.IGNORECASE) or _WORKS_THERE.search(before)
    )


def _adults_in(reading: Reading, text: str) -> list[int]:
    """Return where a text tells of a grown-up: a relative, or someone of the report other than the child."""
    child = set(re.findall(r"\w+", reading.setting.child.lower()))
    named = reading.known_names - child
    found = [m.start() for m in _ADULT.finditer(text) if not _BROTHER.fullmatch(m[0])]
    return found + [m.start() for m in re.finditer(r"\w+", text.lower()) if _named(m[0], named)]


def _short_for(word: str, names: Collection[str]) -> bool:
    """Whether a word is the beginning of one of the names ("beth" of "Bethany")."""
    stem = word[:-1] if word.endswith("s") and len(word) > _SHORTEST else word
    return len(stem) >= _SHORTEST and stem not in _NO_NICKNAME and any(n.startswith(stem) for n in names)


_SHORTEST = 3
_NO_NICKNAME = frozenset(
    [
        "she",
        "her",
        "his",
        "him",
        "the",
        "and",
        "for",
        "was",
        "has",
        "had",
        "who",
        "not",
        "can",
        "may",
        "mar",
        "car",
        "ala",
        "pat",
        "don",
        "tom",
        "will",
        "mark",
        "rob",
        "sam",
        "man",
        "men",
        "ami",
        "are",
        "any",
        "all",
        "fin",
        "mor",
    ]
) - {"tom", "sam", "rob", "pat"}


def _named(word: str, names: Collection[str]) -> bool:
    """Whether a word is one of the names, or one typed with an s and no apostrophe ("donnas back on it")."""
    return word in names or (word.endswith("s") and word[:-1] in names) or _short_for(word, names)


def _children_in(reading: Reading, text: str) -> list[int]:
    names = set(re.findall(r"\w+", reading.setting.child.lower())[:1])
    spoken = [m.start() for m in re.finditer(r"\w+", text.lower()) if _named(m[0], names)]
    return spoken + [m.start() for m in _BROTHER.finditer(text)]


def _not_an_adult(reading: Reading, span: Span) -> bool:
    """Only adults' health and records: a pupil's own is school's to tell. Whoever is named last before is meant."""
    start, end = reading.near(span[0], after=0)
    before, about = reading.plain[start : span[0]], reading.plain[start:end]
    if _PUPIL_NEED.search(about) or _HANDED_IN.search(before):
        return True
    adults, children = _adults_in(reading, before), _children_in(reading, before)
    if adults or children:
        return max(adults, default=-1) < max(children, default=-1)
    if reading.question in _ABOUT_ADULTS:
        return False
    if _adults_in(reading, reading.plain[span[0] : end]):
        return bool(re.match(r"(?:he|she|child)\b", before.strip(), re.IGNORECASE))
    return reading.question in _ABOUT_CHILD or not _adult_just_before(reading, start)


_ABOUT_ADULTS = frozenset({"edu.home", "voice.parent", "sos.hard", "family.pr"})
"""Where "she" with no one named before is a parent."""

_ABOUT_CHILD = frozenset({"child.identity", "edu.send"})


def _adult_just_before(reading: Reading, start: int) -> bool:
    """Whether the sentence before tells of a grown-up, and of the child not after that."""
    if not start:
        return False
    number = reading.sentence_at(start - 1)
    text = reading.plain[reading.sentences[number][0] : reading.sentences[number][1]]
    adults, children = _adults_in(reading, text), _children_in(reading, text)
    return max(adults, default=-1) > max(children, default=-1)


_health = finds_anywhere(_ILLNESS, _not_an_adult, _could_be)
_record = finds_anywhere(_RECORD, _not_an_adult, _could_be)

CHECKS = (
    Check(
        id="C28",
        severity="privacy",
        where=EVERYWHERE,
        look=lambda reading: _health(reading) or _record(reading),
        says="“{words}” is about an adult’s health or record. Is it yours to share, and does it bear on {child}?",
        reason="Health and police facts belong to the services that hold them, and are shared only where "
        "they bear on the child.",
        source="Information sharing advice for safeguarding practitioners (2024): relevant and proportionate",
        trips=under(
            "sos.hard",
            "Sana was arrested twice.",
            "Dad was convicted in 2019.",
            "Mum takes medication.",
            "Mum has depression.",
            "Sana is on quetiapine.",
            "Stepdad is still on tag.",
            "Gran had a stroke in May.",
            "Omar is known to police.",
        )
        + under("child.identity", "Her aunt has lupus and Amira cooks the meals."),
        passes=under("sos.hard", "Mum works nights and has no family near by.")
        + under("sos.danger", "Men give him drugs to carry. He could be hurt or arrested.")
        + under("child.identity", "Amira has epilepsy and takes medication at noon.")
        + under("edu.home", "Mum brings in her medication each Monday.")
        + under("edu.learn", "She was diagnosed with dyslexia in Year 3."),
    ),
)
