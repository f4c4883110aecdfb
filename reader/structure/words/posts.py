"""Posts of persons, and the bodies in which they are held, as parts of expressions."""

from typing import Final

_RANKS: Final = "特聘|講座|客座|兼任|專任|榮譽|資深|高級|首席|助理|助|輔佐|副|約聘|總|執行|合夥|主持|一等|二等|三等"
POSTS: Final = (
    "研究員|分析師|分析員|教授|研究助理|助理|律師|博士|博士生|碩士|主任|院長|所長|會計師|專員|組長|科長|處長|司長|局長|次長|參事|秘書|"
    "訪問學人|訪問學者|專門委員|主任委員|技監|祕書|審查官|審查員|審查委員|檢察官|法官|專家|技正|編審|講師|顧問|經濟學家|記者|學者|執行長|秘書長|理事長|常務理事|理事|監事|董事長|董事|召集人|研究生|系主任|署長|部長|組員|科員|主筆|博士候選人|技士|技佐|辦事員|書記|視察|稽核|參議|總經理|經理|協理|大使|公使|參贊|總裁|校長|[一二三四五]年級"
)
TITLE_OF_PERSON: Final = f"(?:(?:{_RANKS})*(?:{POSTS}))"
BODIES: Final = (
    "大學|學院|研究院|研究所|研究社|學系|(?<!為)中心|基金會|協會|學會|委員會|公司|事務所|智庫|論壇|(?<![部簽連])署|(?<![全內外局幹])部"
    "|(?<![僵格變結佈布全大困終開賽棋破時戰殘危定])局|(?<![機社峰都誤])會|社|(?<![重改分])組|(?<![之好壞用何益害到])處"
)
"""With which the names of bodies end, as alternatives of an expression."""
HONOURS: Final = "敬上|謹上|敬啟|謹啟|謹識|謹誌"
"""With which those who sign letters and prefaces end, as alternatives of an expression."""
