"""Words that look like names and are none: days, services, subjects, peoples, relatives, codes of school life."""

from __future__ import annotations

_ALSO_WORDS_TEXT = (
    "amber jade ivy holly summer max april faith daisy poppy olive violet willow pearl penny"
    " ruby robin kit angel guy iris rowan bonnie saffron sonny verity harper carter hudson mason"
    " archer lane dean jack will grace hope joy rose mark sky art may june una axel beau ana ned"
    " levi rio roman brody arch jan ike cody abu jai chase grant bill sue pat rob drew wade carol dawn eve"
    " heather hazel cliff brook bob josh don frank ray victor cherry melody crystal sage basil clay reed storm"
    " sky star winter autumn prince hunter carry jot nick teddy precious blessing favour gift destiny treasure miracle wisdom bright comfort patience"
    " mercy princess hunter marshall hope chester"
)
ALSO_WORDS = frozenset(_ALSO_WORDS_TEXT.split())
_TOO_COMMON_TEXT = (
    "will may april june summer autumn winter hope sky star bill sue pat drew art mark grant chase rose dawn eve prince"
    " hunter teddy miracle gift favour comfort precious joy grace carol storm reed sage faith destiny princess treasure"
    " wisdom bright blessing mercy marshall major king saint royal ray rob cliff clay basil victor brook lane dean jot nick"
    " august may jan axel arch roman rio sunny sonny carter mason harper archer"
)
TOO_COMMON = frozenset(_TOO_COMMON_TEXT.split())
"""Words of every day that are names too: without a capital they are taken for words."""

_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september"
    " october november december christmas easter eid diwali ramadan halloween hanukkah mon tue tues wed "
    "weds thu thurs fri"
    " sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SERVICES = (
    "camhs ofsted cpoms sims arbor bromcom myconcern safeguard barnardo barnardos nspcc childline refuge "
    "place2be elsa spa mash"
    " police social tesco sainsburys asda lidl aldi mcdonalds nhs youtube tiktok snapchat snap whatsapp "
    "instagram facetime roblox"
    " fortnite minecraft xbox playstation teams zoom google facebook discord netflix nike adidas"
)
_SCHOOL = (
    "maths english science history geography art music pe computing spanish french german latin phonics "
    "reading romans vikings"
    " three houses lego forest beavers brownies cubs scouts guides cadets thrive zones nurture numicon "
    "tudors egyptians greeks"
    " muslim islam christian church catholic hindu sikh jewish polish urdu punjabi arabic tamil somali "
    "romanian welsh scottish irish"
    " british english pakistani indian bengali nigerian ghanaian african asian european gypsy roma "
    "traveller white black mixed"
    " caribbean turkish kurdish ukrainian portuguese afghan syrian albanian lithuanian bulgarian russian "
    "chinese thai filipino japanese korean vietnamese greek orthodox buddhist jamaican methodist baptist sunni shia pentecostal italian"
    " england britain uk london kingston richmond surbiton twickenham windsor maidenhead"
)
_PEOPLE = (
    "mum mummy mam mammy mama mom ma papa da dad daddy gran granny grandma grandad grandpa nan nana nani dada nanny auntie aunty "
    "aunt uncle mr mrs miss ms mx"
    " sir st saint pc dr dsl ddsl sw ta senco sendco head headteacher deputy teacher baby stepdad stepmum lac god "
    "allah"
)
PLACES_AND_THINGS = frozenset(f"{_CALENDAR} {_SERVICES} {_SCHOOL}".split())
KNOWN_WORDS = frozenset(f"{_CALENDAR} {_SERVICES} {_SCHOOL} {_PEOPLE}".split())
_CODES_TEXT = (
    "TA PE RE IT SW HT DH AH EP GP HV UK US EU AM PM OK TV ID CP CE CD DV DA AA FS EY RP LA SG"
    " ER NQ EH KS PP HR DT YR QC EW BT AR SA VI HI OT SL PC DS WP AP SE CV PR FT PT BA MA RM RB"
    " NB PS TBC IN AT BY IS IT MY NO OF ON OR SO TO UP US WE HE IF DO AN AS BE GO ME SS IC FC EN"
    " ES SM WT AT BM GD MH BB NI FB SC AB HE NE NW EL GF BF XL MD II IV VI IX CS IA CI MP PA ON"
    " YP NM"
)
CODES = frozenset(_CODES_TEXT.split())
