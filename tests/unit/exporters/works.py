"""Works of every kind, as a document's footnotes cite them."""

from reader.citing import parse
from reader.model.bibliography import Bibliography
from reader.model.document import Document
from tests.unit.citing.notes import document

NOTES = (
    "Simon Ash & Hua Birch, A Proposal for “Rebalancing” 100% of Lamps, 42(5) HARBOUR INT’L L. J. 1450, 1469 (2019).",
    "王大明、李小華，〈論國家安全例外之審查〉，《海島法學雜誌》，第 12 卷第 3 期，頁 1-20，2012 年 1 月。",
    "陳一心著，《關稅與主權：A & B 案_之研究》，臺北：海島書局，2018 年，三版，頁 45-47。",
    "Cy Cole, Gaps, in THE HANDBOOK OF LAMPS 12, 34 (Ann Ash & Bo Birch eds., 2012)",
    "周丙，跨境資料流通之研究，海島大學法律學研究所碩士論文，2019 年。",
    "Panel Report, United States — Lamps, WTO Doc. WT/DS900/R (Dec. 21, 2022) [hereinafter US — Lamps].",
    "貿易法第 5 條（民國 108 年 12 月 25 日修正公布）。",
    "Agreement on Lighthouses art. 3, Apr. 15, 1994, 1869 U.N.T.S. 154.",
    "Bureau of Lamps and Security, New Controls; Entity List, 87 Fed. Reg. 62186 (Oct. 13, 2022)",
    "中央社，美方宣布新關稅，2024 年 5 月 14 日，https://example.org/b_c?d=1&e=2%20。",
    "Council on Foreign Lamps, A Conversation, YOUTUBE (Dec. 20, 2022) https://example.org/watch?v=x.",
    "H.R. Rep. No. 100-576, at 1041 (1988) (Conf. Rep.)",
    "Ash & Birch, supra note 1, at 1471.",
)
DOCUMENT: Document = document(*NOTES)
BIBLIOGRAPHY: Bibliography = parse(DOCUMENT)
