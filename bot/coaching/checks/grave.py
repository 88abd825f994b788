"""Words of killing and dying, and of children who have no one: they are news on whatever day they were said."""

from __future__ import annotations

from bot.coaching.checks.patterns import words

_SELF = r"(?:herself|himself|themsel(?:f|ves)|myself)"
GRAVE = words(
    rf"""
    suicid\w+ | (?:going to|will|gonna|wants? to|threaten(?:s|ed)? to|'ll|is gunna|gunna|plan(?:s|ning)? to) (?:kill|stab|strangle|shoot|murder|drown|burn|slit)
    (?:kill|harm|hurt|drown|hang|stab|starv)(?:ing|s)? {_SELF} | self.?harm\w* | kms | unalive
    (?:wants?|wish(?:es)?|wanted|wanna|ready|going|rather|tried|planning|plans?) to (?:die|be dead|end (?:it(?: all)?|her life|his life|their life|my life)|disappear for ?ever|not exist|never wake up|top {_SELF}|jump (?:off|in front))
    end(?:ing|s)? (?:her|his|my|their) (?:own )?(?:life|lives) | end(?:ing)? it all | take (?:her|his|my|their) own life | (?:top|off) {_SELF}
    (?:she|he|they|i)(?:'d| would|'ll)? (?:rather|sooner) (?:be )?(?:dead|die)
    (?:jump(?:ed|ing)?|walk(?:ed|ing)?|step(?:ped|ping)?) (?:off (?:a |the )?(?:bridge|roof|building|balcony|multi.?storey|car park)|in front of (?:a |the )?(?:train|car|bus|lorry|traffic)|out of (?:a |the |his |her )?window)
    cut(?:ting|s)? (?:her|his|my|their) (?:arms?|wrists?|legs?|skin|thighs?|stomach)
    (?:brings?|bringing|brought|carr(?:y|ies|ying|ied)|has|have|got|keeps|took|takes|showed|had|pulled|held|holding|hides?) (?:out |up )?(?:a |an |his |her |some\s
        |their |the )?(?:kitchen |carving |bread |zombie |flick |pen |big |small |bb )?(?:knife(?! and fork)|knives|blade|gun|machete|axe|knuckle ?dusters?|acid)
    (?:knife|blade|razor(?: blade)?|knives|blades|weapon|machete|gun|compass point|sharpener blade)s? (?:(?:was|were|hidden|found|kept) )*(?:in|from|under|inside) (?:his|her|their|the) (?:\w+ )?(?:bag|pocket|coat|sock|blazer|locker|case|bedroom|room|pillow|shoe|waistband|sleeve|phone case|tray)
    for (?:her|his|my) (?:arms?|wrists?|legs?)(?= ?[.,;!”"]|$)
    knife (?:in (?:his|her|their) (?:bag|pocket|coat|sock|blazer|locker)|(?:to|at|against) (?:her|his|my|mum'?s|their) (?:throat|neck|face|chest)) | not safe (?:to go home|tonight|right now)
    taken an overdose | in danger (?:right )?now
    wish(?:es|ed)? (?:that )?(?:i|she|he|they)(?:'d| had)? (?:was|were|been|never been|never was|was never|wasn'?t|were never|hadn'?t been|weren'?t)(?: ever)? (?:dead|born|alive|here any ?more|gone)
    better off dead | (?:everyone|everybody|they|you|we|mum|dad|people|world|family|it|all)(?:'d| would|'ll| will| is| are| be)?(?: all)?(?: be)? (?:better off|happier|better|easier)(?: off)? (?:without (?:her|him|me|them)|if (?:i|she|he) (?:was(?:n'?t)?|were(?:n'?t)?|died|disappeared|didn'?t))
    (?:i|she|he|they) (?:do|does|did|would)(?:n'?t| not) (?:even )?(?:want|wanna|wish|care) (?:to )?(?:be here any ?more|be here no more|live(?! with| at| in| there| near| here| on)|be alive|exist|wake up(?! (?:early|at|for|so))|be in (?:this|the) world|go on(?: any ?more| living)|carry on living|be born)
    (?:not|n'?t) want to (?:be here any ?more|live(?! with| at| in| there| near)|be alive|exist) | (?:dont|doesnt|didnt) wan(?:t to|na) (?:be here any ?more|be here no more|be alive|live any ?more|exist|wake up any ?more)
    (?:never|not) (?:w[ao]ke|wakes|waking) up(?: again| any ?more)?(?! (?:early|on time|for school|at|until|till|before|in time|to)) | sleep (?:for ?ever|and not wake)
    (?:no|isn'?t any|any) point (?:in )?(?:living|being (?:alive|here)|going on|carrying on|me being) | (?:life|living) (?:is|isn'?t|'s)(?: not)? (?:not )?worth (?:it|living)
    (?:be|go|going) (?:with|to) (?:nan|nana|gran|grandad|her mum|his mum|mum|dad|my \w+) in heaven | go to heaven (?:now|soon|so) | goodbye (?:notes?|letters?|to everyone|video)
    cut(?:s|ting)? (?:{_SELF})(?! (?:on|off|shaving|while|by accident))
    (?:sav(?:ing|ed)|stor(?:ing|ed)|hoard\w*|stash\w*) (?:up )?(?:\w+ )?(?:tablets|pills|paracetamol|ibuprofen|meds)
    (?:took|taken|swallowed|takes?|had) (?:all |too many |some |a (?:load|lot|handful|packet|whole \w+) of |loads of )?(?:of )?(?:\w+'?s? )?(?:tablets|pills|paracetamol)(?! (?:as|for|at|with|to|in|prescribed)\b)
    (?:took|taken|swallowed|takes?|necked) (?:about |around |up to |over )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|a dozen|loads|lots|some) (?:of )?(?:\w+'?s? )?(?:tablets|pills|paracetamol|ibuprofen|painkillers|sleeping \w+|capsules)
    (?:thought|thinks?|thinking|thoughts|talk(?:s|ed|ing)?|dream(?:s|t|ing)?) (?:about|of) (?:doing it|ending (?:it|things|her|his|my)|dying|death|killing|hurting (?:her|him|my)self|being dead|jumping|not being here) | know how (?:i|she|he)(?:'d| would)? do it | (?:a )?plan to (?:do it|end) | kill me | looked up (?:how|ways) to (?:die|kill|end|hurt)
    (?:no ?one|nobody|they|you|mum|dad|people) (?:would|'d|wouldn'?t|will) (?:even )?(?:miss (?:me|her|him)|notice|care|mind)(?: \w+)? if (?:i|she|he) (?:died?|was(?:n'?t)?|were(?:n'?t)?|disappeared|went|killed) | (?:wouldn'?t|don'?t|doesn'?t|not) care if (?:i|she|he) (?:dies?|died|lives?|lived|got|gets|wake|woke) | (?:hope|hopes|hoping|wish|wishes|pray|prays) (?:that )?(?:i|she|he) (?:dies?|could die|would die|don'?t wake|doesn'?t wake)
    (?:can'?t|cannot|couldn'?t|don'?t want to) (?:go on|do this|take (?:it|this|any)|carry on|live like this|cope)(?: \w+)? any ?more | had enough of (?:life|living|being alive) | (?:better|easier|happier|best) (?:for \w+ )?if (?:i|she|he) (?:wasn'?t|weren'?t|was not|were not|was|were) (?:here|gone|dead|around|alive|born|never)
    (?:won'?t|will not|not going to) be (?:here|around|alive) (?:much longer|for (?:christmas|long|my|her|his)|next (?:week|year|term|month)|tomorrow|soon) | noose | ligature | (?:rope|belt|cord|scarf|tie) (?:round|around) (?:her|his|my|their) (?:own )?neck | (?:drank|drink|drinking) bleach
    (?:mum|mam|mummy|dad|daddy|gran|nan|the baby|baby|he|she)(?: still)? (?:(?:won'?t|will not) wake(?: up)?|(?:can'?t|cannot) be (?:woken|roused)|(?:isn'?t|is not) (?:breathing|responding))(?! (?:her|him|them|the|in time|on time|for)) | can'?t wake (?:mum|mummy|mam|dad|daddy|gran|nan|her|him)
    (?:slit|cut) (?:her|his|their|my|your) throats? | put (?:her|him|them|me) in (?:hospital|the ground|a box|a coffin) | finish (?:her|him|them|me|us) off | (?:never|won'?t) see (?:her|him|them|the kids|the children) alive | hunt (?:her|him|them|us|me) down | swing for (?:her|him)
    (?:don'?t|doesn'?t|can'?t|didn'?t|not) see (?:the|any|a) point (?:of|in) (?:being (?:here|alive)|living|life|going on|carrying on|anything) | (?:no ?one|nobody) (?:would|'d) (?:even )?(?:notice if|miss (?:me|her|him)\b)
    (?:do|doing|go to prison|serve) (?:time |life )for (?:mum|her|him|me|you|them|us) | (?:screwdriver|hammer|bat|bottle|chain|scissors|spanner|pole)s? (?:on (?:him|her) )?(?:for (?:his |her )?protection|to protect|in case|as a weapon) | petrol ?bomb\w* | fire ?bomb\w* | torch(?:ed|ing)? (?:the|her|his|our) (?:house|flat|home|car)
    (?:going|sent|taken|flown|away|abroad|back) (?:\w+ ){{0,3}}to be cut | (?:my|her) turn (?:to be cut|next to be) | (?:it'?s|its|i'?m|will be) me next
    forced marriage | made to marry | (?:taken|sent|flown|taking (?:her|him)|going)[^.!?\n]{{0,50}}(?:get married|to marry|to be married|wedding|her husband|meet (?:her|his) (?:fianc\w+|future)) | fgm
    (?:raped|sexually (?:assaulted|abused)) (?:her|him|me|by|last|at|this) | (?:made|forced|making) (?:to|her|him|me) (?:to )?(?:have sex|sleep with|touch (?:him|his|her)|send (?:nudes|pics|pictures|photos))
    set fire to (?:the|her|his|my|our) (?:house|home|flat|bed|room) | burn (?:the|our|her) (?:house|flat|home)(?: down)? | burn (?:us|her|them) all
    tonight[^.!?\n]{{0,60}}(?:scared|frightened|afraid)
    (?:not|n'?t) (?:yet )?(?:rung|told|called|reported|phoned|rang|passed)(?: (?:it|this|them))?(?: on)?(?: to)? (?:anyone|anybody|no ?one|the (?:social worker|police|sw|dsl)|social care|mash|sw)(?: else)?(?: yet| about it)?(?=[ ,.;]|$)
    """
)
"""Talk of killing or dying, weapons, marriage by force, and news that no one has passed on."""

_SMALL = r"(?:the )?(?:children|kids|child|baby|babies|little ones?|siblings|brothers?|sisters?|he|she|they|them|him|her|both|CHILD)"
ALONE = words(
    rf"""
    {_SMALL} (?:(?:is|are|was|were|'s|'re|been|being|left|home|in there|inside|there|still|all|at home|in the (?:house|flat)|by|on|came|turned up|found|standing|sat|waiting) ){{1,5}}(?:alone|on (?:her|his|their) own|by (?:her|him|them)sel\w+|unattended)
    left (?:\w+ ){{0,4}}?(?:alone|on (?:her|his|their) own|by (?:her|him|them)sel\w+|unattended) | home alone
    (?:hear|heard|hearing) (?:\w+ ){{0,4}}?(?:crying|screaming|shouting|banging|calling|sobbing) | (?:crying|screaming|sobbing)(?: \w+){{0,2}} (?:inside|upstairs|in (?:the|there)|behind|through) | (?:answered|opened|opens|answers) the door (?:alone|on (?:her|his) own|by (?:her|him)self|and)
    (?:no|not an?|no sign of an?) adults?(?: \w+)? (?:there|in|home|around|at home|present|with them|in the (?:house|flat)) | no (?:one|body|grown.?up)s? (?:is |was |else )?(?:there|in|home|at home|looking after|with (?:him|her|them)|to (?:collect|pick|get))
    (?:can'?t|cannot|couldn'?t|unable to) (?:get hold of|find|reach|wake|rouse) (?:mum|dad|either|anyone|her|him|a parent|any adult|nan|gran)
    no (?:answer|reply|sign of (?:life|anyone)) (?:at|from) (?:the |their |her |his )?(?:house|flat|home|door|address) | nobody knows where | (?:don'?t|do not) know where (?:mum|dad|she|he|they|either) (?:is|are) | not sure where (?:mum|dad|she|he|they) (?:is|are) | not been (?:seen|collected|picked up) | never came back
    """
)
"""Children with no adult, which is news when it is so now."""
