"""The forms of time expressions, as one pattern with named parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

TO = "—{1,2}|–|-|－|~|～|至|到"
YEAR = r"(?:19|20)\d\d年?度?|二[〇零][〇零一二三四五六七八九]{2}年"
RELATIVE = (
    r"今年内?|去年|上年|前年|明年|后年(?<![产成工用营业]后年)(?![产销均营])|次年|翌年"
    r"|(?<!\d)第二年(?!度)|本年度?|当年|全年|上一年|新的?一年"
)
_DAY = r"(?:日|号(?![线楼院馆门文机井厂炉]))"
_SUB = (
    rf"上半年|下半年|前[三3]个?季度|前[二两2]个?季度|[一1](?:{TO})[二三四2-4]季度|首季度?|第?[一二三四1-4]季度"
    r"|(?<![提以])[前头][\d一二两三四五六七八九十]{1,2}个?月"
    rf"|\d{{1,2}}月?(?:{TO})\d{{1,2}}月份?(?!\d)|一(?:{TO})[二三四五六七八九十]{{1,2}}月份?"
    rf"|\d{{1,2}}月(?:\d{{1,2}}{_DAY}(?:(?:{TO})\d{{1,2}}{_DAY})?|份|中旬|上旬|下旬)?|[一二三四五六七八九十]{{1,2}}月份"
)
_POINT = r"年?(?:底|末)|年终|初|年初"
_LEAD = r"截至|截止到?|力争到|力争|至|到|自|从|由|于|比|较|与|相比|相较|是|相当于"
_TAIL = r"以来|五年(?!规划|计划)|期间|时期|之前|以前|前(?![一二两三四五六七八九十\d])|之后|以后|起|末期?|期末|同期"
_RECENT = r"(?<!历时)(?<!用)(?<!经过)(?<!长达)(?:最近|近)"
_COUNT = r"[一二两三四五六七八九十\d]{1,2}"

_NOW_HAS = (
    r"(?<![实出再重兑展呈涌发体浮闪显])现(?:(?:集聚|聚集|汇聚|汇集)(?![区地])|(?=(?:(?:共|总|累计)?(?:拥有|共有|设有|入驻|落户|入园|在册|建成|存有|引育|培育)"
    r"|共|辖|年产|日产)))"
)
"""现集聚企业130家: what there is today; 实现 and 展现 are verbs."""
_BEFORE_WITHIN = r"(?<![\d一二两三四五六七八九十百几半数多近当每历全翌次隔同整跨])"

_FIRST = (
    r"[\d“\"「后次翌首头争一二两三四五六七八九十第前今去上明本当全年截至力到自从由于比较与相是"
    r"下过这近半最后未来用迄目如现眼时会开签昨年党新]"
)
"""Every character that one of the forms below begins with."""
_SECOND = (
    r"[-\d—–－～~“”\"「」一二两三四五六七八九十〇零个半年月日天晚晨季初底末今去前后上下本明次翌全当首头第来未近这过最用力争取约幕现"
    r"已有在此如目迄眼时会开签昨截至到止比较内集聚汇共总累拥设入落册建存引培辖产党新周星礼]"
)
"""Every second character of one: most places of a text are passed over by these two looks alone."""
_AMOUNT = r"\d{0,8}+(?:[.,%％，。；）家项人万亿元公]|个(?=[^多月]))"
"""Digits that go on like this are an amount, or a year without 年, which is no time: half of all the places."""
START = re.compile(
    rf"{_FIRST}(?={_SECOND}|的)(?:(?<![\d“\"「全力目新第])(?!的)|(?<=\d)(?!{_AMOUNT})|(?<=[“\"「])(?=[一二三四五六九十])"
    r"|(?<=[全力目])(?=[年争前])|(?<=[新第])(?=[的一二三四1-4])|(?<=党))|月(?=[底末])"
)
"""What begins commonly (a quotation, 新, 第) has few second characters; 的 is too common a one for all."""

PATTERN = re.compile(
    rf"(?P<lead>{_LEAD})?(?:"
    rf"(?P<span>(?P<from>(?:19|20)\d\d)年?(?:—|–|-|~|～|至|到|[、和](?=(?:19|20)\d\d年?两年))(?P<to>(?:19|20)\d\d)(?:年?两年|年))"
    rf"|(?P<plan>[“\"「]?(?P<name>十?[一二三四五六九]?五)[”\"」](?:规划)?|(?<![第二三四五六七八九])(?P<bare>十[一二三四五六]五)(?=时期|期间|以来|末|规划|开局))"
    rf"|(?P<year>{YEAR}|{RELATIVE})(?:全年)?(?P<sub>{_SUB})?(?P<point>{_POINT})?"
    rf"|(?P<only>{_SUB})(?P<onlypoint>底|末)?"
    rf"|(?P<ago>(?P<agolead>过去的?|这|近|最近|前|今后|未来|用)?(?P<count>{_COUNT})年(?P<agotail>多?来|以来|间|内|左右时间|时间|(?=累计|平均|共|分别|增长|年均|新增|提高|下降|实现|翻)))"
    rf"|(?P<past>(?:过去的?|{_RECENT})(?P<pastcount>{_COUNT})年(?!时间|历史|左右|多|余|的|最|首|新高|同期)|这(?P<thiscount>{_COUNT})年|一年来|今后(?P<nextcount>{_COUNT})年|未来(?P<nextcount2>{_COUNT})年)"
    rf"|(?P<aim>(?:力争|争取)(?:用|在)?(?P<aimcount>{_COUNT})年(?:左右)?(?:时间)?内?)"
    rf"|(?P<since>年初(?=以来|至今)|年初起|年初[到至](?:现在|目前)|开年(?=以来|至今))"
    r"|(?:党的)?(?P<congress>十[六七八九]|二十)大(?=以来)"
    r"|(?P<both>今明两年|明后两年|明后年)"
    rf"|(?P<turn>(?:本月|这个月|上个?月|下个?月)(?!初|旬)|月(?=[底末]之?前))(?P<turnpoint>[底末])?"
    rf"|(?P<week>(?:本|这|上上?|下)个?(?:周(?![期年边围岁转刊报长])|星期|礼拜)(?P<weekday>[一二三四五六日天末](?!个))?)"
    rf"|(?P<months>(?:{_RECENT}|过去的?|这)?(?:(?P<monthcount>{_COUNT})个多?月|(?P<half>(?<![上下前后])半年))多?(?:以来|来|间)"
    rf"|(?:{_RECENT}|过去的?)(?:(?P<recentcount>{_COUNT})个月|半年)(?!时间|左右|多|余|的|最|首|新高|同期|[之以]?[内后前]))"
    rf"|(?P<later>(?<=[，。；：\n“])(?P<latercount>{_COUNT})年[之以]?后(?=[，将可有预]))"
    rf"|(?P<within>{_BEFORE_WITHIN}年内)"
    rf"|(?P<now>截至目前|截止目前|迄今|(?<![项题])目前|当前|如今|现如今|至今|现已|现有|眼下|(?<!出)现在|时下|至此|{_NOW_HAS}|会上(?=，)|开幕式上|签约仪式上|(?<=截至)(?:当天|当日))"
    r"|(?P<today>(?:[今昨][天日晚晨]|(?<![提之大目以])前天)(?![下]?气))"
    r"|(?P<dayonly>(?<=截至)\d{1,2}日(?!\d))"
    rf"|(?P<daysago>(?P<dayscount>{_COUNT})天前(?![往后来]))"
    rf"|(?P<yearend>年底|年末)"
    rf")(?P<tail>{_TAIL})?"
)


def times(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the pattern in ``text``, in order."""
    passed = 0
    for place in START.finditer(text):
        start = place.start()
        match = PATTERN.match(text, start) if start >= passed else None
        if match is not None:
            passed = match.end()
            yield match
