"""Invented documents that agree, contradict each other and themselves, built into a dataset."""

from __future__ import annotations

from pathlib import Path

import etl

_FILLER = (
    "会议指出，要坚持稳中求进，把各项任务落到实处，让发展成果更多更公平惠及人民群众，推动高质量发展迈出新步伐。" * 3
)
TEXTS = {
    "a.txt": "2023年重庆市国民经济和社会发展统计公报\n来源：重庆市统计局 2024-02-20\n"
    "2023年，重庆市专利授权量5000件，进出口总额9900亿元。其中，出口总额5400亿元；进口总额3600亿元。"
    "新增机器人企业40家，其中内资企业38家、外资企业12家。",
    "b.txt": f"产业<b>观察</b>\n来源：山城日报 2024-03-01\n2023年，重庆市专利授权量5600件。{_FILLER}",
    "c.txt": f"转载\n来源：江畔网 2024-03-05\n2023年，重庆市专利授权量5600件。{_FILLER}",
    "d.txt": "2024年重庆市国民经济和社会发展统计公报\n来源：重庆市统计局 2025-02-20\n"
    "2024年，重庆市专利授权量6000件，增长20%。技术合同成交额由2023年的480亿元增加到600亿元，增长30%。",
    "e.txt": "2025年重庆市政府工作报告\n来源：重庆市人民政府 2025-03-20\n"
    "2023年，重庆市专利授权量约5050件。地区生产总值由2019年的24000亿元增加到2024年的32000亿元，年均增长9%。"
    "到2027年，技术合同成交额达到900亿元。",
    "f.txt": "渝北区召开科技创新大会\n来源：渝北区科学技术局 2025-03-02\n2024年，渝北区技术合同成交额85亿元。",
}


def build(folder: Path) -> Path:
    """Write the documents and return the dataset of them."""
    source = folder / "texts"
    source.mkdir()
    for name, text in TEXTS.items():
        (source / name).write_text(text, encoding="utf-8")
    etl.build([source], folder / "data")
    return folder / "data"
