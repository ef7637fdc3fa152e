"""Articles out of files: nothing of a file is lost, and what is wrong is told row by row."""

from datetime import date

import pytest

from hotline.files.errors import FileRefused
from hotline.knowledge.actions.import_articles import look_into_file, take_rows
from hotline.knowledge.models import ArticleVersion
from hotline.knowledge.reading.cutting import cut
from hotline.knowledge.reading.pieces import Line
from hotline.knowledge.rules.form import Content
from hotline.knowledge.rules.import_rows import ImportRow
from hotline.knowledge.tests.articles import published
from hotline.knowledge.tests.files import a_document, a_pdf, a_workbook
from tests.cast import NOW, Cast

_HEAD: list[object] = ["标题", "答案", "相似问法", "事项", "失效日期", "公开", "备注"]
_PAGE = (
    "<html><head><title>不要</title><script>坏()</script></head><body><h2>居住证续签</h2>"
    "<p>到派出所办理。</p><h2>停车收费</h2><p>按公示牌。</p><p>夜间免费。</p></body></html>"
)


def _look(cast: Cast, name: str, content: bytes) -> list[ImportRow]:
    return look_into_file(name=name, content=content, by=cast.wang_fang, now=NOW)


def test_a_workbook_is_read_row_by_row(cast: Cast) -> None:
    published(cast)
    content = a_workbook(
        _HEAD,
        [
            "路灯报修",
            "拨打 12345。",
            "路灯坏了；灯不亮",
            "路灯照明",
            date(2027, 1, 1),
            "是",
            "旧稿",
        ],
        ["", "没有标题的答复。", "", "没有的事项", "二零二七年", "也许", None],
        ["路灯不亮怎么报修", "重复。", "", "", "", "", ""],
    )
    good, bad, twice = _look(cast, "口径.xlsx", content)
    assert (good.position, good.faults, good.rest) == (2, {}, {"备注": "旧稿"})
    assert good.content["questions"] == ["路灯坏了", "灯不亮"]
    assert (good.content["topic_code"], good.content["ends_on"]) == ("0101", date(2027, 1, 1))
    assert (good.content["is_public"], good.content["sources"]) == (True, ["口径.xlsx"])
    assert sorted(bad.faults) == ["ends_on", "is_public", "title", "topic_code"]
    assert bad.rest == {"事项": "没有的事项", "失效日期": "二零二七年", "公开": "也许"}
    assert bad.content["body"] == "没有标题的答复。"
    assert twice.warnings == ["知识库已有同名知识；导入会新建一条，不会覆盖。"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "手册.docx",
            a_document(
                ("1", "居住证续签"),
                ("0", "到派出所办理。"),
                ("1", "停车收费"),
                ("0", "按公示牌。"),
                ("0", "夜间免费。"),
            ),
        ),
        ("网页.html", _PAGE.encode()),
        ("网页.htm", _PAGE.encode("gb18030")),
        (
            "问答.pdf",
            a_pdf(
                "问：居住证续签",
                "答：到派出所办理。",
                "问：停⻋收费",
                "答：按公示牌。",
                "夜间免费。",
            ),
        ),
    ],
)
def test_documents_are_cut_into_articles(cast: Cast, name: str, content: bytes) -> None:
    rows = _look(cast, name, content)
    assert [(each.content["title"], each.content["body"]) for each in rows] == [
        ("居住证续签", "到派出所办理。"),
        ("停车收费", "按公示牌。\n夜间免费。"),
    ]
    assert [each.faults for each in rows] == [{}, {}]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.html", b""),
        ("空白.html", b"<p> </p>"),
        ("坏.docx", b"PK\x03\x04word/ broken"),
        ("坏.pdf", b"%PDF-1.7 broken"),
        ("图.png", b"\x89PNG\r\n\x1a\n"),
        ("假.xlsx", b"%PDF-1.7"),
        ("实体.docx", a_document(("0", '<!ENTITY a "b">'))),
    ],
)
def test_what_cannot_be_read_is_refused(cast: Cast, name: str, content: bytes) -> None:
    with pytest.raises(FileRefused):
        _look(cast, name, content)


def test_lines_before_the_first_heading_are_kept() -> None:
    pieces = cut([Line("前言"), Line("甲", 1), Line("子", 2), Line("文"), Line("乙", 1)])
    assert [(each.title, each.body) for each in pieces] == [
        ("", "前言"),
        ("甲", "子\n文"),
        ("乙", ""),
    ]
    (one,) = cut([Line("停车管理办法"), Line("第一条……")])
    assert (one.title, one.body) == ("停车管理办法", "第一条……")


def test_rows_become_drafts_each_by_itself(cast: Cast) -> None:
    rows = [(2, Content(title="居住证续签", body="到派出所。")), (3, Content(title=" "))]
    made = take_rows(rows=rows, department_id=None, by=cast.zhao_min, now=NOW)
    assert [(each.position, each.version is not None) for each in made] == [(2, True), (3, False)]
    assert made[1].fields == {"title": "请填写标题。"}
    version = ArticleVersion.objects.get()
    assert (version.state, version.origin) == ("draft", "import")
    assert version.article.department_id == cast.urban.pk
