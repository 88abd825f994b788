"""Homes told without a postcode: a street in lower case, a number without its road, a house known by its looks."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.coaching.checks import contact
from bot.coaching.finding import Span, under
from bot.coaching.language import Reading

_PLAIN_NAME = (
    r"(?!(?:the|a|an|his|her|their|our|my|its|your|this|that|same|next|other|another|one|no|main|high|ring|busy|back|side|dual|right"
    r"|wrong|long|only|every|each|all|any|some|what|which|school|of|in|on|at|to|and|for|by|with|from|is|was|first|second|third|it|are"
    r"|station approach|free|club|country|cross(?:ed|ing)?)\b)[\w'’-]+ "
)
_STREET = (
    r"(?:street|st(?! [A-Z])|road|rd|lane|ln|avenue|ave|crescent|cres|terrace|gardens|grove|mews|parade|estate|close)\b"
)
_PROPER = r"(?-i:(?:[A-Z][\w'’-]+ ){1,2})(?:way|court|place|walk|view|rise|row|hill|square|house|drive|park|green|site|towers?|heights|lodge|yard|quay|bank|gate|villas?|mansions|flats|farm|avenue|lane|road|street|rd|st)\b"
_WHERE = rf"(?:(?:the )?(?:{_PLAIN_NAME}){{1,2}}{_STREET}|(?:the )?{_PROPER})"
_SHELTER = r"(?:refuge|hostel|safe house|shelter|b ?(?:&|and|n) ?b|bed and breakfast|hotel|women'?s aid|temporary (?:flat|place|housing|accommodation)|emergency (?:flat|housing|accommodation)|mother and baby unit|travelodge|premier inn|holiday inn|ibis|guest house)"
_HOUSE = r"(?:house|bungalow|flats?|caravans?|cottage|maisonette|bedsit|terrace|tower block|high.?rise|annexe?|houseboat|semi|trailer|chalet|static|lodgings|digs)"
_STAY = r"(?:live[sd]?|living|stay(?:s|ed|ing)?|mov(?:e|ed|es|ing)|sleep(?:s|ing)?|slept|hous(?:ed|ing)|based|placed|hiding|settled|put up|kip(?:s|ping)|lodg(?:es|ing)|address is|doss\w*|squat\w*|rent(?:s|ing|ed)?|crash\w*)"
_WENT = r"(?:took|taken|takes?|posted|deliver(?:ed)?|dropp?(?:ed|s)?|ran|runs?|walk(?:ed|s)?|fetch(?:ed|es)?|collect(?:ed|s)?|visit(?:ed|s)?|call(?:ed|s)|knock(?:ed|s)?|went|goes|go|gone|back|round|over|refuge|hers|his|theirs|mates?|friends?|sister|brother|nan'?s?|gran'?s?|mum'?s?|dad'?s?|home|house|flat|place|police|ambulance|taxi|cab|uber|fire engine)"
_NOT_MONTH = r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|year|yr|class|gp|key|of|out)\w*\b)"
_SIDE = r"(?:opposite|behind|next (?:door )?to|above|beside|facing|down (?:the|by|on)|along|round the|by the|over the|near(?: to)? the|across from|just off|off the)"
_SHOP = r"(?:shop|chippy|bookies|bookmakers?|launderette|laundrette|pub|take.?away|kebab\w*|co-?op|spar|salon|barbers?|hairdressers?|post office|off.?licence|offy|garage|tavern|inn|arms|caf[eé]|nail bar|butchers?|bakers?|bakery|betting shop|chinese|indian|pizza\w*|tyre place|vets|newsagents?)"

_DOOR = re.compile(
    r"\b(?![ ,.;])(?:"
    rf"\b(?:{_SHELTER}|{_HOUSE})\b(?:,| is| that'?s| which is)?[^.!?\n]{{0,40}}? (?:on|in|at|off|of|near|down|along|by) {_WHERE}"
    rf"|\b(?:(?:mum|mate|friend|cousin|sister|brother|nan|gran|aunt\w*|uncle|dad|boyfriend|partner|mother|father|ex|neighbour|pal|bestie|colleague|godmother)'?s?|hers|theirs) (?:house |place |flat |one |new place )?(?:on|in|off|at|down) {_WHERE}"
    rf"|\b{_STAY}\b[^.!?\n]{{0,40}}? (?:on|in|at|to|off|down|up|along|round|near|by|behind) {_WHERE}"
    rf"|\b{_SHELTER}\b[^.!?\n]{{0,60}}? (?:room|flat|number|no\.?|door) ?\d{{1,3}}\b"
    rf"|\b{_SHELTER}\b[^.!?\n]{{0,20}}?(?:,| -)? (?:the one |it'?s |its |just )?(?:behind|opposite|next (?:door )?to|above|near|by|round the back of) (?:the )?(?:\w+ )?(?:co-?op|aldi|lidl|asda|tesco\w*|station|church|mosque|park|hospital|library|{_SHOP})"
    r"|\b(?:number|no\.?|num) ?\d{1,4}[a-z]?,? (?:on )?(?:the )?(?:same|next|our|their|this) (?:landing|street|road|close|block|floor|estate|stair\w*|terrace|row|site)\b"
    rf"|\b(?:number|no\.?|num) ?\d{{1,4}}[a-z]?,?(?: just| right| the one)? {_SIDE}"
    rf"|\b\d{{1,4}}[a-z]?,? (?:right |just )?(?:at |down |up |along |on )?(?:the )?(?:bottom|top|end|corner|far end) (?:end )?of (?:the )?(?:[\w'’-]+ ){{1,2}}(?:{_STREET}|way\b|hill\b|drive\b)"
    rf"|\b(?-i:(?:[A-Z][\w'’-]+ ){{1,2}})(?:road|rd|street|st|lane|avenue|ave|close|drive|crescent|court|house|terrace|grove|gardens|way|walk|place|heights|towers?|flats)\b[^.!?\n]{{0,30}}?,? (?:at |it'?s |its |they'?re )?(?:number|no\.?|num|flat|door) ?\d{{1,4}}\b(?! bus)"
    rf"|\b(?:{_STAY}|{_WENT})\b(?: (?!scored?|marks?)\w+){{0,5}}(?:,| at| to| from| round) (?:number |no\.? ?)?\d{{1,4}}[a-z]? {_NOT_MONTH}(?-i:[A-Z][a-z]{{2,}})(?! (?:pupils?|children|times|sessions?))"
    rf"|\b(?:{_STAY}|{_WENT})\b[^.!?\n\d]{{0,40}}? (?:number|no\.?) ?\d{{1,4}}[a-z]?\b(?! (?:on|of|in) (?:the|my|his|her|our) (?:scale|list|page|team|class)| ?%| bus| priority| one| on the| fan| rule| to number)(?<!the number \d)(?<!the number \d\d)(?<!the number \d\d\d)"
    rf"|\b(?:{_STAY}|they'?re|flat|flats|room|place|bedsit|she'?s|he'?s)\b(?: \w+){{0,4}}? (?:above|over|behind|next (?:door )?to) the (?:\w+ )?(?:\w+ )?{_SHOP}\b"
    r"|\b(?:flat|apartment|caravan|plot|pitch|maisonette) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-f])(?= ?[,.;)]| (?:above|over|in|on|at|of|behind|opposite|next)\b)"
    rf"|\b(?:top|ground|first|second|third|fourth|bottom|basement)[ -]?(?:floor)? ?(?:flat|floor)\b[^.!?\n]{{0,12}}? (?:in|at|of|on) {_WHERE}"
    rf"|\b(?:end|corner|last|first|second|third|middle|white|blue|red|green|yellow|black) (?:house|bungalow|cottage|caravan|flat|door|gate)\b[^.!?\n]{{0,20}}? (?:on|in|of|off|along|at|down) {_WHERE}"
    r")",
    re.IGNORECASE,
)
_NOT_HOME = re.compile(
    r"\b(?:primary|academy|college|nursery|infants?|juniors?|surgery|clinic|hospital|library|police station|court (?:case|order|date|hearing)|(?:crown|county|family|magistrates'?|high|youth) court"
    r"|bus|moved from \w+ (?:in)?to \w+ house|scale|match|trip|training|meeting|lessons?|club|lives? (?:\w+ ){0,3}(?:mins?|minutes|miles|streets|doors|hours?)|unit 1 of|page|report|score|stars?|marks?)\b",
    re.IGNORECASE,
)


def _home(reading: Reading) -> Span | None:
    """Find a home that a reader could walk to, other than the school's own address words."""
    if not _WORTH.search(reading.plain):
        return None
    school = [w.lower() for w in re.findall(r"[^\W\d_]{3,}", reading.setting.school)]
    for match in _DOOR.finditer(reading.plain):
        said = match[0].lower()
        if not _NOT_HOME.search(said) and not (school and all(w in said for w in school[:2])):
            return match.span()
    return None


_WORTH = re.compile(
    r"\d|\b(?:refuge|hostel|house|flats?|bungalow|caravans?|shelter|b ?(?:&|and|n) ?b|street|st|road|rd|lane|close|avenue|estate|above|behind|over|court|way|terrace|grove|cottage|bedsit|drive|crescent)\b",
    re.IGNORECASE,
)
"""Nothing else is worth the longer look."""

CHECKS = (
    replace(
        contact.CHECK,
        look=_home,
        trips=under(
            "family.restrict", "sana is in the refuge on bell st", "They moved to the flats behind aldi on dock road."
        )
        + under("sos.safety", "Mum took them to her friend at number 31 opposite the park.", "He ran to 52 Albion.")
        + under("sos.unknown", "Last we had was Bilton Court off the ring road, number 6.")
        + under(
            "sos.network",
            "Gran, the house with the red door on Sefton Road.",
            "Auntie Farah, flat four above the chippy.",
        ),
        passes=under("family.who", "Dad lives 20 mins away and has her on Saturday 20 November.")
        + under("scale.why", "I put her at number 3 on the scale. Gran came on 4 nights.")
        + under("edu.attend", "Late 12 times as the number 31 bus was cut.")
        + under("next.school", "Mr Shah, room 14, will see her each Monday until 12 February 2027.")
        + under("sos.network", "Auntie Farah, who lives two streets away."),
    ),
)
