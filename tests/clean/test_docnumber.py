"""The number that an office gave a document: its own, however it is written, and not one that it cites."""

import pytest

from tests.clean.cleaning import cleaned

BODY = "各县（市、区）人民政府：\n为贯彻落实国发〔2017〕35号文件精神，现就加快机器人应用提出如下意见，请认真落实。"
TITLE = "德州市人民政府办公室关于加快机器人应用的通知"


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n德政办发〔2023〕12号",
        f"德政办发〔2023〕12号\n{TITLE}",
        f"{TITLE}\n（德政办发〔2023〕12号）",
        f"{TITLE}（德政办发〔2023〕12号）",
        f"{TITLE}\n德政办发[2023]12号",
        f"{TITLE}\n德政办发（2023）12号",
        f"{TITLE}\n德 政 办 发 〔 2023 〕 12 号",
        f"{TITLE}\n德政办发【2023】第12号",
        f"{TITLE}\n德政办发﹝２０２３﹞１２号",
        f"索 引 号：11371400/2023-00012\n发文字号：德政办发〔2023〕12号\n成文日期：2023年3月5日\n{TITLE}",
        f"发文机关：德州市人民政府办公室　文号：德政办发[2023]12号\n{TITLE}",
    ],
)
def test_the_number_is_read_and_written_as_offices_do(head: str) -> None:
    assert cleaned(f"{head}\n{BODY}").masthead.document_number == "德政办发〔2023〕12号"


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        "关于贯彻落实国发〔2017〕35号文件的实施意见",
        f"{TITLE}\n发文字号：无",
        "对市十七届人大三次会议第0123号建议的答复",
        "2023年工作动态（第12号）",
    ],
)
def test_a_number_that_is_cited_is_not_its_own(head: str) -> None:
    assert cleaned(f"{head}\n{BODY}").masthead.document_number == ""


def test_a_decree_has_a_number_too() -> None:
    assert cleaned(f"山东省人民政府令\n第345号\n{TITLE}\n{BODY}").masthead.document_number in (
        "",
        "山东省人民政府令第345号",
    )
    assert cleaned(f"山东省人民政府令第345号\n{TITLE}\n{BODY}").masthead.document_number == "山东省人民政府令第345号"
