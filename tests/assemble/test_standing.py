"""Fact, promise or term of a policy, as reporters and people who are quoted say it."""

import pytest

import etl


def statuses(body: str, title: str = "车间里的新变化") -> list[str]:
    figures = etl.extract(f"{title}\n来源：合肥日报  发布时间：2024-05-20\n{body}", name="news.txt").indicators
    return figures["status"].tolist()


@pytest.mark.parametrize(
    "body",
    [
        "——支持企业租用算力，按合同金额补贴30%。",
        "会上发布若干措施：对数字化改造项目按设备投入补贴20%，对首次升规的再补贴15%。",
        "对购买诊断服务的企业按研发投入的三成给予补助，单个项目不超过100万元。",
        "算力券最高可抵扣一半的算力租用费，单个企业年度额度不超过200万元。",
        "会议强调，要用好政策，对揭榜项目按投资额的两成给予补助、每家企业每年不超过50万元。",
        "今年我们先拿出2亿元算力券。",
        "每人每月发放不超过600元的养老消费券，可按40%的比例抵扣费用。",
        "对新建研发中心一次性资助最高500万元。",
    ],
)
def test_what_a_policy_offers_is_a_term_of_it(body: str) -> None:
    assert set(statuses(body)) == {"provision"}


@pytest.mark.parametrize(
    "body",
    [
        "去年，企业拿到设备补贴200万元。",
        "全市累计发放2亿元算力券。",
        "去年，企业研发补助增长30%。",
        "为确保供电，公司投入变压器1300台。",
        "为了确保供应，全市储备冻肉5000吨。",
        "全市完成全年目标的78%。",
        "企业订单排到10月，产能利用率超九成。",
        "市领导表示，将发挥制造业占比近六成的优势，推动企业改造。",
    ],
)
def test_what_was_done_or_is_there_is_a_fact(body: str) -> None:
    assert set(statuses(body)) == {"actual"}


@pytest.mark.parametrize(
    "body",
    [
        "“今年还要再引育供应商30家。”",
        "“订单排满了，准备再招300人。”",
        "“我们计划招工200人。”",
        "“二期5月开工，要再上300台设备。”",
        "下一步，全市建设换电站15座。",
        "项目全部达产后年可生产模组1亿片，实现产值200亿元。",
    ],
)
def test_what_somebody_plans_is_a_target(body: str) -> None:
    assert set(statuses(body)) == {"target"}


@pytest.mark.parametrize("body", ["对新建研发中心一次性资助最高500万元。", "对新入驻的呼叫中心每个席位补贴500元。"])
def test_what_is_given_for_something_new_is_no_increment(body: str) -> None:
    figures = etl.extract(f"新政\n来源：合肥日报  发布时间：2024-05-20\n{body}", name="news.txt").indicators
    assert figures["measure"].tolist() == ["level"]
