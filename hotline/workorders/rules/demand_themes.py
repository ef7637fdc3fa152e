"""What a part of a story is about, in the words of daily life: enough to tell two duties apart.

The city's own topics are finer and come later; these themes hold in every Chinese city.
"""

from collections.abc import Mapping

THEMES: Mapping[str, tuple[str, ...]] = {
    "噪声": ("噪音", "噪声", "扰民", "吵闹", "鸣笛", "广场舞", "音响", "声音大"),
    "停车": ("停车", "车位", "乱停", "占道停", "挪车", "泊位"),
    "道路": (
        "路面",
        "坑洼",
        "修路",
        "井盖",
        "人行道",
        "断头路",
        "破损",
        "道路维修",
        "没修好",
        "路灯",
    ),
    "交通": ("红绿灯", "拥堵", "堵车", "公交", "班车", "地铁", "站台", "斑马线", "限速", "信号灯"),
    "供水排水": (
        "停水",
        "供水",
        "水压",
        "自来水",
        "下水道",
        "积水",
        "污水",
        "排水",
        "内涝",
        "化粪池",
    ),
    "供电供气": ("停电", "供电", "电费", "电价", "电压", "天然气", "燃气", "煤气"),
    "垃圾环卫": ("垃圾", "保洁", "卫生差", "臭味", "恶臭", "清运", "公厕"),
    "污染": ("粉尘", "扬尘", "油烟", "废气", "排污", "异味", "黑烟", "污染"),
    "违建": ("违建", "违章建筑", "搭建", "私搭", "违法建设"),
    "占道经营": ("占道经营", "摆摊", "流动摊", "夜市", "出店"),
    "物业": ("物业", "业委会", "电梯", "公摊", "维修基金", "小区门禁", "保安"),
    "房产": ("开发商", "交房", "延期交付", "房产证", "购房", "期房", "烂尾", "精装"),
    "拆迁": ("拆迁", "征收", "安置", "补偿款", "征地", "棚改"),
    "教育": ("学校", "幼儿园", "老师", "补课", "入学", "学位", "培训机构", "学生", "学区"),
    "医疗": ("医院", "医生", "门诊", "疫苗", "药店", "医保", "挂号"),
    "社保": ("社保", "养老金", "公积金", "低保", "退休", "生育津贴"),
    "劳动": ("工资", "欠薪", "拖欠", "加班", "劳动合同", "农民工", "辞退"),
    "消费": ("退款", "退货", "假货", "商家", "充值卡", "跑路", "价格虚高", "欺诈", "会员卡"),
    "治安": ("赌博", "传销", "偷盗", "被盗", "诈骗", "打架", "麻将馆"),
    "绿化": ("绿化", "树木", "砍树", "修剪", "公园", "草坪"),
    "宽带通信": ("宽带", "信号差", "基站", "光纤", "通信"),
    "出租车": ("出租车", "网约车", "的士", "拒载", "绕路"),
    "办证": ("身份证", "居住证", "户口", "落户", "护照", "驾驶证", "营业执照"),
}


def weights_of(text: str) -> dict[str, int]:
    """Return how often each theme is spoken of."""
    counts = {theme: sum(map(text.count, words)) for theme, words in THEMES.items()}
    return {theme: count for theme, count in counts.items() if count}


def theme_of(text: str) -> str:
    """Return the theme spoken of most, the earliest of equals; empty when none is."""
    counts = weights_of(text)
    if not counts:
        return ""

    def first(theme: str) -> int:
        return min(text.find(word) for word in THEMES[theme] if word in text)

    return min(counts, key=lambda theme: (-counts[theme], first(theme)))
