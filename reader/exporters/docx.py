"""A Word document."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reader.exporters.excerpts import Excerpt, Form, Group, Passage, grouped, language_tag
from reader.exporters.word_notes import add_note
from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Style
from reader.model.script import Script

_FAINT: Final = RGBColor(0x6B, 0x6B, 0x66)
# Fonts that Word has where each script is read; a Traditional text in SimSun is what readers complain of.
_FONTS: Final = {"zh-Hant": "PMingLiU", "zh-Hans": "SimSun"}
_STYLES: Final = ("Normal", "Heading 1", "Quote", "List Bullet", "List Number")


def write(excerpts: Sequence[Excerpt], form: Form) -> bytes:
    """A .docx.  The same excerpts give the same document, except for the time within the container."""
    word = docx.Document()
    _prepare(word, form.script)
    groups = grouped(excerpts, form)
    for group in groups:
        _add_group(word, group)
    word.core_properties.author = ""
    word.core_properties.comments = ""
    word.core_properties.title = groups[0].title if len(groups) == 1 else _("標註摘錄")
    if moments := [moment for excerpt in excerpts if (moment := _moment(excerpt.annotation))]:
        word.core_properties.created = word.core_properties.modified = max(moments)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _prepare(word: WordDocument, script: Script) -> None:
    """Fonts and language of the styles, so that Word takes the shapes of the right script."""
    tag = language_tag(script)
    for name in _STYLES:
        properties = word.styles[name].element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), _FONTS[tag[:7]])
        fonts.set(qn("w:ascii"), "Times New Roman")
        fonts.set(qn("w:hAnsi"), "Times New Roman")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN" if tag.startswith("zh-Hans") else "zh-TW")
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)
    quote = word.styles["Quote"]
    quote.font.italic = False  # Chinese is not slanted.
    quote.paragraph_format.left_indent = Pt(18)


def _add_group(word: WordDocument, group: Group) -> None:
    word.add_heading(group.title, level=1)
    _add_faint(word.add_paragraph(), group.reference)
    for passage in group.passages:
        _add_passage(word, passage)


def _add_passage(word: WordDocument, passage: Passage) -> None:
    for text in passage.paragraphs:
        paragraph = _quote(word)
        paragraph.paragraph_format.keep_with_next = True
        _mark(paragraph.add_run(text), passage.excerpt.annotation)
    _add_faint(_quote(word), f"——{passage.reference}")
    if passage.note:
        add_note(word, passage.note)
    if passage.tags:
        _add_faint(word.add_paragraph(), _("標籤：{tags}").format(tags="、".join(passage.tags)))


def _quote(word: WordDocument) -> Paragraph:
    paragraph = word.add_paragraph()
    # Given by name it would be sought among all styles each time, which is half the time of an export.
    paragraph._p.style = "Quote"
    return paragraph


def _add_faint(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = _FAINT


def _mark(run: Run, annotation: Annotation) -> None:
    """Word's own highlighter has other colours; shading takes any."""
    properties = run._element.get_or_add_rPr()
    colour = annotation.colour.light.removeprefix("#").upper()
    if annotation.style is Style.UNDERLINE:
        run.font.underline = WD_UNDERLINE.THICK
        properties.find(qn("w:u")).set(qn("w:color"), colour)
        return
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour)
    properties.append(shading)
    run.font.color.rgb = RGBColor(0, 0, 0)


def _moment(annotation: Annotation) -> datetime | None:
    try:
        return datetime.fromisoformat(annotation.modified or annotation.created).replace(tzinfo=None)
    except ValueError:
        return None
