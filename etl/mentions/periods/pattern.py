"""The forms of time expressions, as one pattern with named parts."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d年?度?|二[〇零][〇零一二三四五六七八九]{2}年"
_RELATIVE = r"今年|去年|上年|前年|明年|本年度?|当年|全年|上一年"
_SUB = (
    r"上半年|下半年|前三个?季度|前[二两]个?季度|第?[一二三四1-4]季度|(?<!提)前[\d一二两三四五六七八九十]{1,2}个?月"
    r"|\d{1,2}月?(?:—|–|-|~|～|至|到)\d{1,2}月份?|\d{1,2}月(?:\d{1,2}日|份|中旬|上旬|下旬)?|[一二三四五六七八九十]{1,2}月份"
)
_POINT = r"年?(?:底|末)|年终|初|年初"
_LEAD = r"截至|截止到?|力争到|力争|至|到|自|从|由|于|比|较|与|相比|相较|是|相当于"
_TAIL = r"以来|期间|时期|之前|以前|前(?![一二两三四五六七八九十\d])|之后|以后|起|末期?|期末|同期"
_COUNT = r"[一二两三四五六七八九十\d]{1,2}"

_FIRST = (
    r"[\d“\"「一二两三四五六七八九十第前今去上明本当全年截至力到自从由于比较与相是下过这近最后未来用迄目如现眼时会开签]"
)
"""Every character that one of the forms below begins with: most places of a text are passed over by this look alone."""

PATTERN = re.compile(
    rf"(?={_FIRST})(?P<lead>{_LEAD})?(?:"
    rf"(?P<span>(?P<from>(?:19|20)\d\d)年?(?:—|–|-|~|～|至|到)(?P<to>(?:19|20)\d\d)年)"
    rf"|(?P<plan>[“\"「]?(?P<name>十?[一二三四五六九]?五)[”\"」](?:规划)?|(?<![第二三四五六七八九])(?P<bare>十[一二三四五六]五)(?=时期|期间|以来|末|规划|开局))"
    rf"|(?P<year>{_YEAR}|{_RELATIVE})(?P<sub>{_SUB})?(?P<point>{_POINT})?"
    rf"|(?P<only>{_SUB})(?P<onlypoint>底|末)?"
    rf"|(?P<ago>(?P<agolead>过去的?|这|近|最近|前|今后|未来|用)?(?P<count>{_COUNT})年(?P<agotail>多?来|以来|间|内|左右时间|时间|(?=累计|平均|共|分别|增长|年均|新增|提高|下降|实现)))"
    rf"|(?P<past>过去的?(?P<pastcount>{_COUNT})年|这(?P<thiscount>{_COUNT})年|一年来|今后(?P<nextcount>{_COUNT})年|未来(?P<nextcount2>{_COUNT})年)"
    rf"|(?P<now>截至目前|截止目前|迄今|(?<![项题])目前|当前|如今|现如今|至今|现已|现有|眼下|现在|时下|至此|会上(?=，)|开幕式上|签约仪式上)"
    rf"|(?P<yearend>年底|年末)"
    rf")(?P<tail>{_TAIL})?"
)
