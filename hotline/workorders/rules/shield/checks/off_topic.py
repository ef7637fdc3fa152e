"""Something is said that a government could handle (WO-06: 内容与政务有关)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.demand_themes import weights_of
from hotline.workorders.rules.shield.checks._fillers import count_words
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import TEXT_FIELDS, Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span
from hotline.workorders.rules.shield.words import plain

_ADVERT = re.compile(
    r"加(?:我|个)?(?:微信|VX|QQ|企鹅)|代开(?:各类)?发票|刷单兼职|日结兼职|无抵押|低息贷款|秒到账|"
    r"包过|代考|代写|招(?:收)?代理|诚招|扫码(?:领|关注|进群)|免费领取|限时优惠|全场\S{0,2}折|"
    r"稳赚|内部消息|博彩|棋牌平台|推广合作|欢迎(?:选购|咨询订购)|厂家直销"
)
_REPORTS = re.compile(
    r"投诉|举报|反映|诈骗|被骗|骗了|骚扰|收到|经常|希望|要求|请(?!加)|查处|张贴|群发"
)
_CHAT = re.compile(
    r"(?:讲|说|来)(?:一)?个?(?:笑话|故事)|唱(?:首|一首|个)歌|你(?:是谁|叫什么|几岁|多大|在干嘛|吃饭了吗|会什么)|"
    r"陪我(?:聊|说)|星座运势|算(?:个|一下)?命|成语接龙|猜(?:个)?谜|做(?:我)?女朋友|做(?:我)?男朋友|"
    r"播放|放(?:一)?首|打开(?:音乐|视频|手电|蓝牙)|定(?:个)?闹钟|背(?:一)?首诗|脑筋急转弯"
)
_MATTER = re.compile(
    r"反映|投诉|举报|咨询|求助|建议|表扬|感谢|办理|办证|申请|申报|审批|政府|部门|单位|社区|小区|业主|物业|"
    r"公司|企业|医院|学校|幼儿园|商家|商店|超市|店|工地|路|街|村|镇|桥|楼|车|站|河|海|证|户口|户籍|补贴|"
    r"补偿|赔|退款|工资|劳动|社保|医保|公积金|养老|税|费|价|钱|电(?!影|视剧)|水(?!果|瓶座)|气(?!死我)|网|垃圾|噪|"
    r"灯|环境|污染|施工|拆|房|土地|老人|孩子|残疾|政策|规定|通知|热线|核酸|疫|消费|食品|安全|违法|违章|扰民|"
    r"动物|狗|树|公园|景区|旅游|机场|公交|派出所|法院|人员|态度"
)
_SHORTEST = 4


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault for an advertisement, chat with a machine, or words without any matter."""
    text = plain(draft.whole)
    if not draft.story or count_words(draft.story) < _SHORTEST:
        return
    advert = _ADVERT.search(text)
    if advert and not _REPORTS.search(text.replace(advert.group(), "")):
        yield Fault(
            reason=f"“{advert.group()}”像是广告，不是市民诉求，请核对是否登记。",
            span=_span(draft, advert.group()),
        )
        return
    if _speaks_of_matters(text, city):
        return
    chat = _CHAT.search(text)
    said = f"“{chat.group()}”像是闲聊" if chat else "文字里看不出要政府办理什么事"
    span = _span(draft, chat.group()) if chat else None
    yield Fault(reason=f"{said}，请核对是否登记或补充诉求。", span=span)


def _speaks_of_matters(text: str, city: City) -> bool:
    return bool(_MATTER.search(text) or weights_of(text) or next(city.topic_words.find(text), None))


def _span(draft: Draft, words: str) -> Span | None:
    for field in TEXT_FIELDS:
        at = plain(draft.texts.get(field, "")).find(words)
        if at >= 0:
            end = at + len(words)
            return Span(field=field, start=at, end=end, text=draft.texts[field][at:end])
    return None
