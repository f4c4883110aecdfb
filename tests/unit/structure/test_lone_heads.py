"""Running heads that survive on one page only, and pages that begin without a sign."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text, spaced

BEFORE = (
    " 論漁業補貼之規範 ",
    "林佳慧 ",
    "漁業補貼協定禁止會員對從事非法漁撈之船舶給予補貼，並要求會員於作成認定之後通知",
    "委員會，其規定之細節仍待第二階段之談判加以補充，開發中會員得享有兩年之過渡期間",
    "，但須於期間屆滿之前依照協定之規定及委員會通過之準則，並且於通知秘書處之後",
)
AFTER = ("完成國內法之修正，並向委員會提交報告。 ", "其他會員得於委員會中提出問題，要求說明其作法之依據。 ")


def _blocks(*heads: str) -> tuple[Block, ...]:
    return restore(raw_text(spaced(*BEFORE) + "\n\n" + spaced(*heads, *AFTER))).blocks


@pytest.mark.parametrize(
    "heads",
    [
        ("東海貿易研究中心 2 ", "東海貿易通訊 第 88 期（2024.3.15） "),
        ("2 東海貿易研究中心 ", "東海貿易通訊 第 88 期（2024.3.15） "),
        ("東海貿易論叢 ",),
        ("東海貿易通訊 第 88 期 ", "本刊係貿易署委託東海貿易研究中心編纂發行，", "內容不代表貿易署之立場。 "),
    ],
)
def test_a_head_that_cuts_a_paragraph_in_two_is_no_part_of_it(heads: tuple[str, ...]) -> None:
    blocks = _blocks(*heads)
    furniture = "".join(block.text for block in blocks if block.kind is BlockKind.FURNITURE)
    assert furniture == "".join(map(str.strip, heads))
    whole = next(block.text for block in blocks if block.text.startswith("漁業補貼協定"))
    assert whole.endswith("並且於通知秘書處之後完成國內法之修正，並向委員會提交報告。")


def test_a_heading_at_the_top_of_a_page_is_no_running_head() -> None:
    closed = (*BEFORE[:-1], "。 ")
    text = spaced(*closed) + "\n\n" + spaced("貳、過漁魚群之規範 ", *AFTER)
    blocks = restore(raw_text(text)).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.FURNITURE] == []
    assert any(block.kind is BlockKind.HEADING and block.text == "貳、過漁魚群之規範" for block in blocks)


def test_what_closes_a_bracket_at_the_foot_of_two_pages_is_no_running_foot() -> None:
    news = (
        "▲ 甲國調降關稅 ",
        "甲國財政部宣布調降關稅，並自下月起實施，各界普遍表示歡迎，認為此舉有助於降低進口成本並穩定物價。 ",
        "【由陳怡君報導，取材自甲國日報，2025 年 3 月 7、",
        "8 日】 ",
    )
    text = "\n".join(" " + spaced(f"{name} ", *news).strip("\n") for name in ("國際要聞", "兩岸動態", "法規動態"))
    structure = restore(raw_text(text))
    assert [block.text for block in structure.blocks if block.kind is BlockKind.FURNITURE] == []
    assert [len(item.source_dates[0]) for item in structure.records.news_items] == [2, 2, 2]
