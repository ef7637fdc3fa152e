"""What made-up citizens call about: our own sentences, with gaps that are filled by chance."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of matter: its topic and department, what is said, wanted and done about it."""

    topic: str
    department: str
    weight: int
    what: str
    wanted: str
    done: str


@dataclass(frozen=True, slots=True)
class Story:
    """One text of an order, and what the department will answer."""

    matter: Matter
    event: str
    demand: str
    process: str
    outcome: str


MATTERS = (
    Matter(
        "0107", "zongzhi-zhifa", 4, "小区门口路灯不亮", "检修路灯恢复照明", "更换了损坏的灯具和线缆"
    ),
    Matter(
        "0101",
        "zongzhi-zhifa",
        6,
        "流动摊贩占道经营堵住人行道",
        "清理占道摊贩",
        "对占道摊点劝离并登记",
    ),
    Matter(
        "0102",
        "zongzhi-zhifa",
        4,
        "楼顶正在加盖铁皮房疑似违法建设",
        "制止并查处违建",
        "现场下达停工通知并立案",
    ),
    Matter(
        "0103",
        "huanwei-yuanlin",
        4,
        "路边堆放建筑垃圾和生活垃圾",
        "清运垃圾并追查倾倒人",
        "组织清运并加装监控",
    ),
    Matter(
        "0104",
        "huanwei-yuanlin",
        3,
        "公厕无人打扫气味难闻",
        "增加保洁频次",
        "更换保洁班组并张贴时刻表",
    ),
    Matter(
        "0105",
        "huanwei-yuanlin",
        2,
        "行道树枝条压到电线",
        "修剪树枝消除隐患",
        "联合供电部门完成修剪",
    ),
    Matter(
        "0108",
        "zongzhi-zhifa",
        5,
        "路面塌陷井盖松动车辆经过有响声",
        "修复路面更换井盖",
        "设置围挡后修复路面",
    ),
    Matter(
        "0201", "zongzhi-zhifa", 8, "工地夜间施工噪音扰民", "制止夜间施工", "约谈施工单位并处罚"
    ),
    Matter(
        "0202",
        "zongzhi-zhifa",
        6,
        "商铺外放音响和广场舞噪音扰民",
        "责令降低音量",
        "劝导商户关闭外放音响",
    ),
    Matter(
        "0203",
        "shengtai",
        4,
        "楼下餐饮店油烟直排异味很大",
        "要求安装净化设施",
        "责令清洗并加装净化器",
    ),
    Matter("0204", "shengtai", 2, "工地裸土未覆盖扬尘严重", "督促洒水覆盖", "督促覆盖防尘网"),
    Matter(
        "0301",
        "jiaojing",
        9,
        "机动车违停占用消防通道",
        "拖移违停车辆并加强巡查",
        "安排警力清理并贴单",
    ),
    Matter(
        "0302",
        "jiaojing",
        3,
        "路口信号灯时长设置不合理造成拥堵",
        "调整信号灯配时",
        "重新调整了早晚高峰配时",
    ),
    Matter(
        "0303",
        "gongjiao",
        4,
        "公交车等候时间过长且到站不停",
        "增加班次并教育司机",
        "调取录像并处理当班司机",
    ),
    Matter(
        "0304", "jiaotong", 4, "出租车拒载绕路不打表", "查处并退还多收车费", "核实后责令退还车费"
    ),
    Matter(
        "0305",
        "jiaojing",
        3,
        "电动自行车在楼道充电存在火灾隐患",
        "清理楼道并增设充电桩",
        "会同物业清理并宣传",
    ),
    Matter(
        "0401", "zhujian", 8, "物业公司乱收费不作为公共区域脏乱", "督促物业整改", "约谈物业限期整改"
    ),
    Matter(
        "0402",
        "zhujian",
        4,
        "新交付的房屋墙面开裂存在质量问题",
        "要求开发商维修",
        "协调开发商制定维修方案",
    ),
    Matter(
        "0405", "zhujian", 3, "楼上漏水导致天花板发霉", "协调查明漏点并维修", "组织双方现场协商维修"
    ),
    Matter(
        "0406", "shichang", 4, "电梯多次故障困人无人维修", "检修电梯确保安全", "责令停用并更换部件"
    ),
    Matter("0501", "gongshui", 5, "整栋楼停水水压不足", "尽快恢复供水", "抢修破裂管道恢复供水"),
    Matter("0503", "gongdian", 5, "片区频繁停电电压不稳", "查明原因恢复供电", "更换变压器恢复供电"),
    Matter("0504", "ranqi", 2, "燃气表异常计费过高", "检测燃气表", "上门检测并更换气表"),
    Matter(
        "0506", "shuiwu", 5, "暴雨后道路积水内涝车辆无法通行", "疏通排水管网", "出动泵车抽排并清淤"
    ),
    Matter("0601", "renshe", 7, "公司拖欠工资拒不支付", "协助追回工资", "立案调查并督促支付"),
    Matter("0603", "renshe", 4, "养老保险缴费年限认定有疑问", "答复认定办法", "核对档案后书面答复"),
    Matter(
        "0701", "jiaoyu", 4, "孩子入学学区划分和报名材料不清楚", "说明报名条件", "电话解释招生办法"
    ),
    Matter("0703", "jiaoyu", 3, "校外培训机构停课不退费", "协助退还培训费", "约谈机构制定退费方案"),
    Matter(
        "0801", "weijian", 3, "医院窗口排队时间长服务态度差", "改进服务", "增开窗口并教育工作人员"
    ),
    Matter("0802", "yibao", 4, "异地就医医保报销未到账", "查明报销进度", "补录信息后完成支付"),
    Matter(
        "0901",
        "shichang",
        8,
        "购买的商品有质量问题商家拒绝退货",
        "协调退货退款",
        "组织调解达成退款协议",
    ),
    Matter(
        "0902",
        "shichang",
        5,
        "餐馆菜品里有异物疑似食品安全问题",
        "检查并处罚商家",
        "现场检查并责令整改",
    ),
    Matter(
        "0904",
        "shichang",
        3,
        "停车场收费未明码标价多收费用",
        "核查收费标准并退款",
        "责令公示价格并退款",
    ),
    Matter(
        "0905", "shangwu", 3, "健身房关门预付卡无法退款", "协助联系商家退款", "联系经营者登记退款"
    ),
)

_SINCE = (
    *("今天早上", "昨天晚上", "上周末", "近三天以来", "半个月前", "一个多月以来", "国庆节之后"),
    *("每天凌晨两点左右", "每晚十点以后", "春节期间", "从去年年底开始", "这周以来"),
)
_HARM = (
    *(
        "老人和孩子出行十分危险",
        "附近居民无法正常休息",
        "已经有一名老人摔倒受伤",
        "影响周边商户正常经营",
    ),
    *(
        "给上学的孩子带来安全隐患",
        "家里的生活受到很大影响",
        "造成了一定的经济损失",
        "夜间通行非常不便",
    ),
    *(
        "孕妇和病人都受不了",
        "楼里三十多户居民意见很大",
        "导致上班经常迟到",
        "气味和污水已经进到家里",
    ),
)
_TRIED = (
    *(
        "曾向社区反映没有结果",
        "多次联系对方互相推诿",
        "已拨打过一次热线仍未解决",
        "找过现场负责人被拒绝",
    ),
    *("尚未向其他部门反映", "物业表示不归他们管", "对方答应处理但一直拖延", "有照片和视频可以提供"),
)
_MANNER = ("尽快", "三日内", "本周内", "依法", "按照规定", "及时")
_REPLY = ("并电话告知处理结果", "并给出书面答复", "并说明后续安排", "", "并公布整改期限")
_STAFF = ("现场核查情况属实", "已与诉求人电话沟通", "组织人员到场查看", "调取资料并询问当事人")
_AFTER = ("诉求人表示认可", "将继续跟踪防止反弹", "已向诉求人说明情况", "纳入日常巡查")


def stories(count: int, seed: int) -> Iterator[Story]:
    """Yield so many texts, each matter as often as it weighs."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    of_weight = list(itertools.chain.from_iterable([each] * each.weight for each in MATTERS))
    for _ in range(count):
        yield _story(chance.choice(of_weight), chance)


def _story(matter: Matter, chance: random.Random) -> Story:
    pick = chance.choice
    first, second = chance.sample(_HARM, 2)
    said = [f"市民反映{pick(_SINCE)}{matter.what}", first, pick(_TRIED)]
    if chance.random() < 0.4:  # noqa: PLR2004 - some say more
        said.insert(2, second)
    return Story(
        matter,
        event="，".join(said) + "。",
        demand=f"请相关部门{pick(_MANNER)}{matter.wanted}{pick(_REPLY)}。",
        process=f"接单后{pick(_STAFF)}，{matter.done}。",
        outcome=f"{matter.done}，{pick(_AFTER)}。",
    )
