"""What stands around the noun phrase of a metric and is no part of it: yardsticks, starts of changes, numbering."""

from __future__ import annotations

import re

_STEPS = re.compile(
    r"(?:连续|接连|首次|历史性)*(?:迈上|跨越|跨上|突破|连跨|实现)了?[\d一二三四五六七八九十]\S*、(?=\S{0,3}$)"
)
_YARDSTICK = re.compile(
    r"(?:均|都|分别)?(?:高于|低于|快于|慢于|好于|优于|高出|低出|领先于?|跑赢|(?<![最提])高(?=全)|快(?=全)|低(?=全))(?:(?!高于|低于|优于)[^，。；]){1,14}$|^[、，]?(?:比|较)(?![^，。、]*[净新]增$)[^，。、]{1,10}$"
)
_THAN_OTHER = re.compile(
    r"(?:比|较)(?![重例率值为])[^，。、]{2,12}?(?<![降提减增升])(?:快|低|高|多|少|省|贵|便宜|涨|跌|前移|后移)(?:了|出)?(?:近|约|超|超过|差不多)?$"
    r"|(?:(?:比|较)多出|(?<=\S\S)[多少][交卖产收打挣赚花用跑装]出?了?)$"
)
_SHARE_OF = re.compile(
    r"(?<=比例|占比|上限)(?:不超过|不低于|不高于|最高|为|达到?)[^，。；]{2,14}的$"
    r"|(?<=\S\S)(?:只|仅|也)?(?:相当于|不及)[^，。；]{0,10}(?:城市|地区|省份|水平|同行|企业|以前|之前|原来|过去)的$"
    r"|(?<=\S\S)(?:大概|大约|差不多|几乎)?(?:却|则|也|只|仅|就|已|能)?"
    r"(?:相当于|不及|是|为|[只仅]有|达到?|(?:提高|提升|增加|扩大|增长|上升|压缩|缩短|降低|下降|减少|缩减)[到至为])"
    r"(?:原来|过去|以前|之前|改造前|此前|传统|人工|普通|同行|常规|一般|上一?代|同类|同等|同款|进口|国外|国产|市面|市场|燃油)[^，。；]{0,6}的$"
)
"""比例不超过合同金额的40%: what the share is of stands behind its name."""
_APART = re.compile(
    r"(?<=[率度额量价值幅例重])(?<![提降最])(?:低|高|快|慢)(?:出|了)?$|(?<=投入|收入|利润|成本)[多少](?:出|了)?$"
)
"""利率比上年低, its time taken out."""
_NARROWED = re.compile(r"[，、]?(?:同比)?(?:降幅|跌幅)(?:已|继续|持续)?(?:收窄|缩小|扩大|回落)?(?:至|到|为)?$")
_ORIGIN = re.compile(
    r"(?<=\S\S)(?:分别|均|都)?(?:(?<![自理缘])(?:由|从)(?:原来|原先|过去|以前|此前|最初|当初|[^，、由从]{0,8}[\d一二两三四五六七八九十半]\S{0,5})?的?"
    r"|(?:由|从|提高[到至]|达到?|增至|降至|按|以|为)?(?:平均)?(?:每[人户月年生餐天日次亩班秒])+)$"
)
"""What a change starts from (从三年前的两款), or what an amount is reckoned by (由每人每月)."""
_OF_THE_WHOLE = re.compile(
    r"^(?:年末|年初)?(?:全[省市区县州盟]|我[省市区县]|该(?:企业|公司|集团|园区|项目|平台|系统)的)(?![域场])(?=\S{2})"
)
_MEAN = re.compile(r"(?<=\S\S)(?:由|从)?平均(?:为|达到?|约为?)?$")
_SPEAKER = re.compile(
    r"^[“‘]?(?:(?:记者)?(?:获悉|得知|了解到)|(?:我们|他们)的?|我家|咱们|(?:过去|以前|原来|原先|往年|从前|早些年|早年|此前)(?=\S{2})|(?:一年|一天|一个月|一季)(?:算)?下来|一年到头)"
    r"(?:一共|总共|先后|先|又|再|还|就|也|才|能|可以)*(?=\S|$)"
)
"""Who speaks, and how people begin to count: 我们先, 一年算下来能."""
_THIS = re.compile(
    r"^[“‘]?(?:像?(?:这|那)样的|(?:这|那)[个座款家种台项](?=\S{3})|一[台艘架辆座套](?:这|那)样的"
    r"|一[年天](?:就|也|还)?(?:能|可以?)(?=\S{2})|一[年天](?=[少多]跑|节省|节约|减少)|光(?=电商|出口|进口|是|卖|订单|电费|人工|工资)|可(?=节约|减少|降低|节省|生产|处理|满足|提供))"
)
"""这个村集体收入, 像这样的工厂, 光出口: words of telling that name nothing."""
_THERE = re.compile(r"(?<=\S\S)(?<![占比于超对在向为到达及较])全[省市区县国]$")
"""“黑灯工厂”全市已经有26家: where, behind what is counted."""
_UNIT_COST = re.compile(r"^[“‘]?一(?P<of>[吨亩台件斤度单])(?=\S*(?:成本|费用?|价格?|利润|收入))")
_ONE_FIRM = re.compile(r"^的?(?:这|那|该|一)家\S{2,8}?(?:企业|公司|工厂)(?=\S{3})")
_LIKE_IT = re.compile(r"^像\S{1,10}?(?:这样|那样|一样)的")
_WHO_PLANS = re.compile(r"^(?:该?公司|该?企业|该?集团|\S{0,3}负责人|我们)(?=(?:计划|预计|打算|准备|希望|有望)\S{2})")
_OF_LAST_YEAR = re.compile(r"^度(?![假电数过夏冬量])(?=\S{3})")
"""上年度营业收入, its time taken out."""
_COMPARES = frozenset("、幅均于出领跑比较高低快慢多少")
"""Words before a number that hold none of these and do not end with 的 name no yardstick, no step and no mean."""
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+(?:是|、(?![一二三四五六七八九十]))|\d{1,2}[.．、]\s*)")
_PARTICLES_START = re.compile(
    r"^(?:第[一二三四五六七八九十百]+条|对(?![外口标接象比应策手]|[^，。；、]{1,16}?(?:进出口|出口|进口|贸易))|[\s、，；：。,”）)—\-]|的|了|和(?![美谐平睦解缓田县风])|及(?![时格早])"
    r"|与(?!会)|等(?![级额待效候])|以及|并(?![购网联轨行表发])|且(?!末)|而|又|还(?![款贷原建本])|也|但是?|却|则|不过|虽然?|尽管)+"
)


def without_comparison(left: str) -> str:
    """Take off what the number is compared with (高于全国, 比传统码头快), the steps before it, a bare 降幅收窄至 and 平均.

    >>> without_comparison("失业率低于全国")
    '失业率'
    """
    if _COMPARES.isdisjoint(left) and not left.endswith("的"):
        return left
    words = _NARROWED.sub("", _STEPS.sub("", left))
    words = _THAN_OTHER.sub("", _YARDSTICK.sub("", _SHARE_OF.sub("", words)))
    return _MEAN.sub("", _APART.sub("", words))


def without_origin(noun: str) -> str:
    """Take off what a change starts from and what an amount is reckoned by.

    >>> without_origin("低保标准从每人每月")
    '低保标准'
    """
    return _ORIGIN.sub("", noun)


def without_opening(noun: str) -> str:
    """Take off the number of an item and the whole region before a name.

    >>> without_opening("三是全市工业投资")
    '工业投资'
    """
    noun = _UNIT_COST.sub(r"每\g<of>", _THERE.sub("", _THIS.sub("", _ONE_FIRM.sub("", _SPEAKER.sub("", noun)))))
    words = _OF_LAST_YEAR.sub("", _WHO_PLANS.sub("", _LIKE_IT.sub("", _NUMBERING.sub("", noun))))
    return _OF_THE_WHOLE.sub("", words)


_FIRST_OF_ITS_KIND = re.compile(
    r"^.*?(?:成为|是)\S{0,8}?(?:首[个座家条]|唯一一?[个座家]?|第[\d一二三四五六七八九十]+[个座家])(?=\S{2})"
)


def without_first_of_kind(metric: str) -> str:
    """Take off what a size makes its owner: the first that reaches it.

    >>> without_first_of_kind("成为全国首个年吞吐量")
    '年吞吐量'
    """
    return _FIRST_OF_ITS_KIND.sub("", metric) if "是" in metric or "成为" in metric else metric


_PLAIN_OWNER = re.compile(
    r"^(?:(?:我们|咱们|该|这家)?(?:公司|集团|合作社|厂里|工厂|厂子)(?![制债化数法总个主及和与]|\S?$)"
    r"|(?:这|那|该)一?(?:[台款条个座家种批套艘架辆头项]|支)(?=\S{3}))"
)
_EVERY_DAY = re.compile(r"^(?P<each>每[天年月日])(?:都|要|能|可以?)+(?=\S{2})")
_OF_ALL = re.compile(r"占[到了据]?总[数量]的?(?:比重|比例|份额)$")
_OF_FIRM = re.compile(r"占[到了据]?(?:公司|企业|集团)?(?=\S{2,8}(?:比重|比例|份额)$)")
_ALREADY = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?<![许众更诸很])多|反而|反倒|一下子|足足|整整|同时[\u4e00-\u9fff]{2})+$"
)


def plain(metric: str) -> str:
    """Take off who is spoken of without a name and what only points at a thing.

    >>> plain("公司在手订单"), plain("这款芯片的良品率"), plain("海外收入占到公司总收入比重")
    ('在手订单', '芯片的良品率', '海外收入占总收入比重')
    """
    words = _EVERY_DAY.sub(r"\g<each>", _PLAIN_OWNER.sub("", _ALREADY.sub("", metric)))
    return _OF_FIRM.sub("占", _OF_ALL.sub("占比", words))


_ASIDE = re.compile(r"（[^）]*）")
"""（下同） names nothing."""


def tidy(phrase: str) -> str:
    """Return a phrase without blanks, particles and unpaired marks.

    >>> tidy("和 智能工厂等")
    '智能工厂'
    """
    phrase = without_particles("".join(phrase.split())).removesuffix("以及").rstrip("的了等和及与、，：；")
    for opening, closing in ("“”", "（）"):
        if (opening in phrase or closing in phrase) and phrase.count(opening) != phrase.count(closing):
            phrase = phrase.replace(opening, "").replace(closing, "")
    return "" if _ASIDE.fullmatch(phrase) else phrase


def without_particles(phrase: str) -> str:
    """Return a phrase without the particles that it opens with."""
    match = _PARTICLES_START.match(phrase)
    return phrase[match.end() :] if match else phrase
