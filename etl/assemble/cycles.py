"""How long one piece takes: 每8秒完成一次采摘, 平均每4分钟就有一辆重卡下线."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.mentions.quantities import Quantity

_EACH = "每"
_PIECE = re.compile(
    r"(?:就|便|即|可以?|能够?|会)*(?:有|产出|生产出?|下线|完成|造出|装配|组装|做|开出|采摘)?了?"
    r"一(?P<of>[次台辆件个套架部块片张只艘列单箱盒瓶颗根条份节])"
    r"(?:(?P<what>[\u4e00-\u9fff]{2,8}?)(?P<deed>下线|驶下|驶出|开出|出厂|出炉|出库|(?=[，。；、]|$))|(?=[，。；、]|$))"
)


def cycle(reading: Reading, quantity: Quantity) -> str:
    """Return the name of the time that one piece takes (每次采摘用时), or an empty string."""
    if (
        quantity.unit not in reading.cues.terms("cycle_unit")
        or reading.text[quantity.start - 1 : quantity.start] != _EACH
    ):
        return ""
    piece = _PIECE.match(reading.text, quantity.end)
    if piece is None:
        return ""
    return f"每{piece['of']}{piece['what'] or ''}{'下线时间' if piece['deed'] or not piece['what'] else '用时'}"
