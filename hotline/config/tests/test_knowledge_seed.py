"""The city's first articles are found by what people ask of them, without a model."""

from pathlib import Path

from hotline.config.city.files import read_yaml
from hotline.config.knowledge.city_words import others_of
from hotline.knowledge.rules.entries import KnowledgeFile
from hotline.knowledge.rules.search.ranker import Ranker
from hotline.knowledge.rules.search.texts import texts_of

CITY = Path(__file__).parents[3] / "cities" / "haikou"
ASKED = {
    "12345 热线能受理什么，不受理什么": ("你们热线管哪些事", "12345什么情况不受理"),
    "居住证怎么申领和签注": ("暂住证怎么办", "juzhuzheng", "居住证到期要签注吗"),
    "居民身份证的有效期和换领": ("身份证快过期了怎么换", "身分证有效期几年"),
    "新生儿怎么登记户口": ("宝宝出生怎么上户口", "新生儿落户要什么材料"),
    "被拖欠工资怎么办": ("老板欠薪不给怎么讨", "工地拖欠农民工工资找谁"),
    "单位不签劳动合同怎么办": ("公司一直不和我签合同", "没签劳动合同能要双倍工资吗"),
    "结婚、离婚登记怎么办": ("办离婚要带什么", "结婚登记去哪里"),
    "网购七日无理由退货": ("网上买的东西能退吗", "七天无理由退货运费谁出"),
    "夜间施工噪声怎么管": ("半夜工地噪音太吵", "夜间施工扰民找谁"),
    "物业能不能停水停电催交物业费": ("没交物业费就停我家水电", "物业断水断电合法吗"),
    "高空抛物、坠物谁负责": ("楼上扔东西砸坏车", "高空坠物谁赔"),
    "电动自行车能不能停在楼道里充电": ("电瓶车在楼道充电", "电动车推进电梯可以吗"),
    "怎么申请政府信息公开": ("政府信息公开怎么申请", "zfxxgk"),
}


def test_most_questions_find_their_article_first() -> None:
    articles = read_yaml(CITY / "knowledge.yaml", KnowledgeFile).articles
    texts = [
        text
        for at, each in enumerate(articles)
        for text in texts_of(at, [each.title, *each.questions, *each.keywords], each.body)
    ]
    ranker, others = Ranker(texts), others_of(CITY)
    known = {each.title for each in articles}
    asked = [(one, title) for title, some in ASKED.items() if title in known for one in some]
    missed = [
        (one, title)
        for one, title in asked
        if articles[ranker.rank(one, others=others, most=1)[0].article].title != title
    ]
    assert len(asked) > 20
    assert len(missed) <= 3, missed
