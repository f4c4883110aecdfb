"""The words that documents are composed of.  Persons, institutes, works and figures are invented."""

from typing import Final

OPENERS: Final = (
    "近年來，",
    "就此而言，",
    "在此背景下，",
    "另一方面，",
    "一般認為，",
    "值得注意的是，",
    "相較之下，",
    "此外，",
    "2021 年 5 月，",
    "自 112 年起，",
    "去（110）年底，",
    "2023年3月7日，",
    "第 12 屆部長會議之後，",
    "根據秘書處的統計，",
    "依據該協定第 5.2 條，",
    "對此，",
    "實務上，",
    "從數據觀之，",
    "",
    "",
    "",
    "",
    "",
    "",
)
ACTORS: Final = (
    "歐盟執委會（European Commission）",
    "世界貿易組織（World Trade Organization, WTO）秘書處",
    "多數會員",
    "爭端解決小組",
    "我國廠商",
    "開發中國家",
    "上訴機構",
    "東協十國",
    "研究人員",
    "主管機關",
    "WTO 會員",
    "聯合聲明倡議（Joint Statement Initiative）的參與方",
    "APEC 經濟體",
    "美國貿易代表署（USTR）",
    "日本經濟產業省",
    "國內業者",
    "非政府組織",
    "談判代表",
    "出口商",
    "OECD 的報告",
)
TOPICS: Final = (
    "漁業補貼",
    "碳邊境措施",
    "數位貿易規則",
    "關稅減讓",
    "原產地規則",
    "供應鏈韌性",
    "服務業開放",
    "政府採購",
    "技術性貿易障礙",
    "動植物防疫檢疫措施（SPS）",
    "投資審查",
    "出口管制",
    "貿易便捷化",
    "電子傳輸（electronic transmissions）",
    "防衛措施",
    "反傾銷稅",
    "平衡稅",
    "智慧財產權",
    "跨境資料流通",
    "低碳鋼材的認定",
    "「貿易與環境」議題",
    "《漁業補貼協定》",
    "中小企業的參與",
    "敏感產品的過渡期",
    "強迫勞動產品的進口限制",
    "重要礦物",
)
CLAIMS: Final = (
    "主張應以{0}的經驗檢討{1}",
    "指出{0}對{1}的影響有限",
    "提議於 {n} 年內完成{0}的談判",
    "已將{0}納入國內法規",
    "要求會員通報與{0}有關的統計",
    "對{0}課徵 {n}% 的附加稅",
    "認為{0}與{1}不宜混為一談",
    "將{0}列為優先項目，並成立工作小組",
    "建議先就{0}取得共識，再處理{1}",
    "估計{0}每年可減少約 {n} 億美元的支出",
    "質疑{0}的適法性",
    "對於{0}採取較為保守的立場",
    "以{0}為由暫停適用優惠稅率",
    "同意延長{0}的適用期間，惟排除{1}",
    "強調{0}必須以科學證據為基礎",
)
TAILS: Final = (
    "",
    "",
    "",
    "，以降低{0}的不確定性",
    "，但仍須視{0}的進展而定",
    "，其後並未生效",
    "；至於{0}，則留待下一階段處理",
    "，並舉第 {n} 頁的數據為例",
    "（參見附表）",
    "，此即學者所稱的「規則先行」（rules first）",
    "，而非一次到位",
    "，包括 2.0 版的申報系統",
    "，影響約 {n} 家企業",
)
REMARKS: Final = ("其中", "換言之，", "然而，", "因此，", "同時，", "不過，", "反之，", "例如，")
ASPECTS: Final = (
    "的現況",
    "與挑戰",
    "之比較",
    "的法律基礎",
    "之演變",
    "的實施情形",
    "與我國的因應",
    "的爭議",
    "之檢討",
    "的前景",
    "對產業的影響",
    "之國際趨勢",
)
QUESTIONS: Final = ("為何重要？", "如何運作？", "誰會受到影響？")
ENGLISH: Final = (
    "This article examines how members have used {0} since the agreement entered into force.",
    "It finds that most notifications were late and that few of them stated the legal basis of the measure.",
    "Three options are compared: a formal amendment, an understanding among parties, and a non-binding code.",
    "The second option is likely to be the most practical for small economies that depend on open markets.",
    "We also discuss what firms can do before the transitional period ends in 2025.",
)
ENGLISH_TOPICS: Final = ("fisheries subsidies", "carbon border measures", "trade facilitation", "export controls")
KEYWORDS: Final = ("世界貿易組織", "碳邊境調整", "漁業補貼", "爭端解決", "國家安全", "數位貿易", "原產地")
SURNAMES: Final = "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴周葉蘇江呂何羅高蕭潘"
GIVEN: Final = (
    "雅婷",
    "志豪",
    "怡君",
    "俊傑",
    "思涵",
    "冠宇",
    "若寧",
    "立群",
    "懷安",
    "柏翰",
    "佩珊",
    "宜蓁",
    "承恩",
    "維倫",
)
INSTITUTES: Final = ("南港經貿研究社", "北河大學法律學研究所", "港東智庫國際組", "青潭經濟研究院")
POSTS: Final = ("副研究員", "助理研究員", "教授", "分析師")
JOURNALS: Final = ("經貿法訊彙編", "南港論叢", "貿易與法律", "國際經濟評析")
LATIN_NAMES: Final = (
    "John A. Hartwell",
    "Mei-Ling Shaw",
    "Peter van Aalst",
    "Ingrid Solheim",
    "Carlos Medina",
    "Ruth Okafor",
)
LATIN_WORKS: Final = (
    "Trade Remedies in Practice",
    "The Quiet Turn of Market Access",
    "Borders, Carbon and Law",
    "How Panels Read Facts",
    "Small Economies at the Table",
    "A Primer on Rules of Origin",
)
LATIN_JOURNALS: Final = ("J. INT'L ECON. L.", "WORLD TRADE REV.", "ASIAN J. WTO & INT'L HEALTH L. & POL'Y")
AGENCIES: Final = ("WTO Committee on Safeguards", "Ministry of Economy and Trade", "Office of Trade Policy")
ADDRESSES: Final = (
    "https://www.example.org/english/press/2021/0528_002.html",
    "https://example.com/news_e/archive/spra-24-march-2023-e.htm",
    "https://docs.example.net/dol2fe/Pages/SS/directdoc.aspx?filename=q:/G/TBT/N/EU1042.pdf&Open=True",
    "https://example.org/a1",
)
SECTIONS: Final = ("國際經貿焦點", "國際經貿動態評析", "經貿大辭典", "活動訊息")
TERMS: Final = (
    ("最惠國待遇", "Most-Favoured-Nation Treatment", "MFN"),
    ("關稅配額", "Tariff Rate Quota", "TRQ"),
    ("自願出口設限", "Voluntary Export Restraint", "VER"),
    ("原產地證明", "Certificate of Origin", ""),
    ("防衛條款", "Safeguard Clause", ""),
    ("優惠性貿易協定", "Preferential Trade Agreement", "PTA"),
)
PRESS: Final = ("WTO", "European Commission", "USTR", "Reuters", "Nikkei Asia", "Bloomberg")
GOODS: Final = (
    "鋼鐵製品",
    "鋁製品",
    "工具機",
    "塑膠原料",
    "積體電路",
    "自行車",
    "水產品",
    "紡織品",
    "螺絲螺帽",
    "太陽能板",
)
COUNTRIES: Final = ("日本", "越南", "印尼", "德國", "墨西哥", "印度", "加拿大", "泰國", "澳洲", "荷蘭")
CITIES: Final = ("臺北", "日內瓦", "東京", "新加坡", "布魯塞爾", "雪梨")
DUTIES: Final = (
    "自桃園國際機場出發",
    "拜會貿易談判代表署，瞭解最新的談判進度",
    "參加工作會議並發表評論",
    "與當地臺商座談",
    "參訪自動化倉儲中心",
    "整理資料並撰寫紀錄",
    "出席開幕典禮與全體會議",
    "返國",
)
MEETINGS: Final = (
    "Committee on Safeguards",
    "Council for Trade in Goods",
    "Working Party on Domestic Regulation",
    "APEC：第二次資深官員會議",
    "Committee on Rules of Origin",
)
EVENTS: Final = ("出口管制說明會", "碳盤查實務研習", "原產地規則講座", "數位貿易論壇", "通關實務工作坊")
POINTS: Final = (
    "確認{0}的適用範圍",
    "蒐集{0}的最新資料",
    "就{0}與業者座談",
    "檢討{0}的執行成效",
    "比較各國有關{0}的規定，並整理成對照表供會員參考",
    "提高{0}的透明度，使會員得以及早因應，同時減少行政負擔與遵循成本",
)
