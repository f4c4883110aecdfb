"""Names of persons, Chinese and in Latin letters, as parts of expressions."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.rules import Rule, first_of, number_of

SURNAMES: Final = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘于蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾鐘譚陸汪范金石"
    "廖賈夏韋傅方白鄒孟熊秦邱丘江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴覃武戴莫孔向湯溫康施文牛樊葛邢安齊易喬伍龐顏倪莊聶章魯岳翟殷"
    "詹申歐耿關蘭焦俞左柳甘祝包寧尚符舒阮柯紀梅童凌畢單裴霍涂成苗谷曲盛冉翁藍路游辛靳管柴蒙鮑華喻祁房滕屈饒解牟艾尤陽時穆農司卓古"
    "吉繆簡車項連褚婁姬席宮佟柏卞粟巫官鄔麥凃洪池樂應宗宣郁杭榮荀甄封芮儲仇厲祖景幸薄蒲邰鄂藺屠胥雍桑桂壽燕浦晏瞿慕茹習戈匡寇闕沃鞏敖冷"
    "闞鞠豐巢荊竺桓衛戚竇奚郎廉岑常湛狄臧茅閔駱虞戎諶嵇邴糜逄酈璩濮郤賴辜甯鄞粘佘冼鄺隋宓晁"
)
_LONG_SURNAMES: Final = (
    "歐陽|司馬|諸葛|上官|司徒|司空|東方|呼延|令狐|皇甫|公孫|慕容|夏侯|尉遲|長孫|宇文|南宮|端木|鮮于|左丘|申屠|澹臺|淳于|單于|鍾離|獨孤|赫連|拓跋|"
    "巫馬|聞人|濮陽|張簡|范姜"
)
_NO_BEGINNINGS: Final = (
    "高級|高階|高峰|高科|高雄|高層|任何|任務|任命|方面|方案|方向|方式|方法|安全|安排|金融|金屬|金磚|金管|金額|時間|時事|時程|石油|石化|石墨|"
    "白皮|白宮|白俄|馬上|馬來|馬拉|馬祖|萬元|溫室|溫哥|成長|成果|成立|成因|成就|全球|全文|游離|關稅|關務|關鍵|關係|關注|農業|農產|農村|農民|農委|農糧|"
    "何謂|何時|何以|何去|何種|何處|紀要|紀錄|車輛|車用|項目|連結|連線|連鎖|路徑|路線|解析|解讀|解決|司法|古巴|左右|包容|包裝|華府|藍圖|藍海|"
    "常見|常用|常態|常務|常設|應用|應對|應變|應否|宗旨|宣言|宣布|宣示|榮景|封鎖|封關|景氣|景況|樂觀|洪水|冷戰|冷鏈|衛星|衛生|豐富|豐田|沃爾|荊棘|戈爾|"
    "祖國|薄弱|習題|狄倫|廉價|桂冠|戎馬|匡列|寇斯|儲能|儲備|儲值|儲存|郎中|岑寂|巢穴|虞犯|壽險|燕麥|闕如|封面|封閉|洪災|"
    "賴以[維為生]|賴於|黃金|黃豆|張力|童工|單一|單邊|陳述|陳情|文化|文件|文獻|文摘|文章|施政|施行|向前|顧問|顧客|江蘇|江西|孟加|易地|牛肉|盛會|祝賀|賀電|齊心|"
    "盧森堡|盧安達|安地卡|安哥拉|安道爾|馬里亞|馬其頓|馬爾他|馬爾地|馬紹爾|馬尼拉|馬德里|馬達加|羅馬尼|賴比瑞|吉里巴|吉隆坡|吉布地|吉爾吉|蒙特婁|蒙特維|史瓦[帝濟]|夏威夷|"
    "莫斯科|莫三比|田納西|康乃狄|甘比亞|高加索|辛巴威|尚比亞|喬治亞|慕尼黑|蘇利南|萬那杜|黎巴嫩|路透社|彭博社"
)
_NO_WHOLE_NAMES: Final = (  # but 歐美玲, 林業修
    "歐[洲盟美亞非元]|韓[國方]|蒙古|蘇[丹聯州]|葉門|高棉|金[門邊]|葛摩|車臣|湯加|柏林|成都|杭州|寧夏|安徽|羅馬|關島|孟買|文萊|苗栗|華[語為盛沙北南東中]|陸[方資委海]|衛服|"
    "許可|林[業務產]|程[序度]|常識|尤其|單[價位]|管[制理道線]|成[本員]|符[合號]|項次|解[釋禁]|簡[介報章表]|連署|宗[教親]|景點|畢業|應收|申[報請]|章[節程]|段落|史料|施工|"
    "房[市價]|時差|封裝|雷[射達]|康復|武器|文創|習慣|鮑魚|石材|柴油|包材|童裝|彭博|路透|高盛|谷歌|樂天"
)
_ENDS_WORD: Final = "[區證署會國局法書表費面人部者性系州院所類業品案權]"
NO_NAMES: Final = f"{_NO_BEGINNINGS}|(?:{_NO_WHOLE_NAMES}){_ENDS_WORD}?(?!{IDEOGRAPH})"
"""Words that begin as names do, as an expression."""
BEGINS_NAME: Final = SURNAMES + "".join(surname[0] for surname in _LONG_SURNAMES.split("|"))
"""The characters with which NAME begins."""
# Looks for a surname first: hardly any text begins with one, and the words that are no names are many.
_LOOKS_LIKE_NAME: Final = f"(?=[{BEGINS_NAME}])(?!{NO_NAMES})"
NAME: Final = f"{_LOOKS_LIKE_NAME}(?:{_LONG_SURNAMES}|[{SURNAMES}]){IDEOGRAPH}{{1,2}}"
WHOLE_NAME: Final = f"{_LOOKS_LIKE_NAME}(?:(?:{_LONG_SURNAMES}){IDEOGRAPH}{{1,2}}|[{SURNAMES}]{IDEOGRAPH}{{2}})"
_LATIN_SMALL: Final = "a-zß-ɏḀ-ỿ'’-"
LATIN_NAME: Final = (
    rf"[A-ZÀ-ÞĐ](?:[{_LATIN_SMALL}]|(?<=-)[A-Z])+(?:\s[A-Z]\.?)?(?:\s[A-ZÀ-ÞĐ][A-Z{_LATIN_SMALL}]+){{1,2}}"
)
ANY_NAME: Final = rf"(?:{IDEOGRAPH}{{2,4}}|{LATIN_NAME})"
NAME_ABROAD: Final = rf"{IDEOGRAPH}{{1,6}}(?:[．·‧・]{IDEOGRAPH}{{1,6}}){{1,3}}(?:\s?[（(]{LATIN_NAME}[）)])?"
"""A name from another language in ideographs, behind which it may stand as it is written there."""


def of_any_words(text: str) -> str:
    """The expression `text` with any words for names: it matches all that `text` does and more, and is compiled in a
    tenth of the time, for the surnames and the words that are no names are most of it.  None may be within a negative
    lookahead."""
    return text.replace(NAME, f"{IDEOGRAPH}{{2,4}}").replace(WHOLE_NAME, f"{IDEOGRAPH}{{3,4}}")


class FirstOf:
    """Which of several rules matches first.  They are tried as one expression with any words for names: of those that
    hold names, only what such words may match is ever compiled."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._loose = tuple(replace(each, text=of_any_words(each.text)) for each in self._rules)
        self._any = first_of(self._loose)

    def number(self, text: str) -> int | None:
        """The number of the rule, from 0, that matches `text` first."""
        may_be = self._any.match(text)
        if may_be is None:
            return None
        number = number_of(may_be)
        if self._rules[number].text == self._loose[number].text:
            return number
        rest = range(number, len(self._rules))
        return next((place for place in rest if self._rules[place].match(text)), None)
