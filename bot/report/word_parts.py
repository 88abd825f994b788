"""The looks of a new form: its styles, page, header, footer and tables, set so that the file is accessible.

Accessible means here: real heading styles, one title, table headers that repeat, no merged cells, a document
language, a sans-serif letter of 11 points, left aligned, and nothing told by colour alone (gov.uk guidance on
accessible Word documents; Public Sector Bodies Accessibility Regulations 2018).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT, INK, BRAND, PALE, RULE = "Arial", "1A1A1A", "1D4F76", "E8EFF5", "8A9BA8"
PAGE_CM, MARGIN_CM = (21.0, 29.7), 2.0
WIDTH_CM = PAGE_CM[0] - 2 * MARGIN_CM
LANGUAGE = "en-GB"
_AFTER_BORDER = (
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
)
_TABLE_ORDER = (
    "tblStyle",
    "tblW",
    "jc",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
)
_CELL_SPACE = (("top", 60), ("left", 100), ("bottom", 40), ("right", 100))
# style: (points, bold, colour, space before, space after)
_SIZES = {
    "Normal": (11, False, INK, 0, 6),
    "Heading 1": (22, True, BRAND, 0, 4),
    "Heading 2": (16, True, BRAND, 22, 6),
    "Heading 3": (13, True, INK, 14, 4),
    "Heading 4": (11, True, BRAND, 10, 2),
    "Subtitle": (12, False, INK, 0, 12),
    "List Bullet": (11, False, INK, 0, 3),
    "List Continue": (11, False, INK, 0, 3),
    "Header": (9, False, INK, 0, 0),
    "Footer": (9, False, INK, 0, 0),
}
_OWN = {"Answer": None, "Danger": "9C2A1E", "Child's words": BRAND, "Score": None, "Cell": None, "Tag": None}
# The shape that Word itself makes for Design > Watermark: text drawn across the page, behind the words.
_FORMULAS = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0",
    "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600",
)  # fmt: skip
_SHAPE_STYLE = (
    "position:absolute", "margin-left:0", "margin-top:0", "width:460pt", "height:120pt", "rotation:315",
    "z-index:-251658752", "mso-position-horizontal:center", "mso-position-horizontal-relative:margin",
    "mso-position-vertical:center", "mso-position-vertical-relative:margin",
)  # fmt: skip
_WATERMARK = """
<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<w:rPr><w:noProof/></w:rPr><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136"
 adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>{formulas}</v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="DraftWatermark" type="#_x0000_t136" alt="The word draft across the page" o:allowincell="f"
 fillcolor="#c9d1d8" stroked="f" style="{style}"><v:fill opacity=".5"/>
<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string="{draft}"/>
</v:shape></w:pict></w:r>
"""


def new_document() -> Any:
    """Return an empty A4 Word document with the styles of the form."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAGE_CM[0]), Cm(PAGE_CM[1])
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(2.7), Cm(2.2)
    for name, size in _SIZES.items():
        _restyle(document.styles[name], *size)
    for name, bar in _OWN.items():
        _own_style(document, name, bar)
    _set_language(document)
    _set_word_version(document)
    document.core_properties.comments = document.core_properties.author = ""
    return document


def _restyle(style: Any, points: int, bold: bool, colour: str, before: int, after: int) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(points), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    for name in ("spacing", "kern"):
        for odd in style.element.rPr.findall(qn(f"w:{name}")):
            style.element.rPr.remove(odd)
    layout = style.paragraph_format
    layout.tab_stops.clear_all()
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.15
    if style.name == "Heading 2":
        _edge(style, "bottom", RULE, width=6, space=3)


def _own_style(document: Any, name: str, bar: str | None) -> None:
    """Add one of our paragraph styles; ``bar``: the colour of a line at its left, or None."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style, style.quick_style = document.styles["Normal"], True
    layout = style.paragraph_format
    if bar:
        layout.left_indent = Cm(0.4)
        _edge(style, "left", bar, width=18, space=8)
    if name == "Score":
        style.font.size, style.font.bold = Pt(13), True
    if name == "Cell":
        style.font.size, layout.space_after = Pt(10), Pt(2)
    if name == "Tag":
        style.font.size, style.font.color.rgb, layout.space_after = Pt(7), RGBColor.from_string(RULE), Pt(0)


def _edge(style: Any, side: str, colour: str, *, width: int, space: int) -> None:
    """Draw a line along one side of a style. ``width``: eighths of a point; ``space``: points."""
    line = f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{colour}"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    properties = style.element.get_or_add_pPr()
    after = next(
        (properties.find(qn(f"w:{name}")) for name in _AFTER_BORDER if properties.find(qn(f"w:{name}")) is not None),
        None,
    )
    properties.append(border) if after is None else after.addprevious(border)


def _set_language(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), LANGUAGE)


def _set_word_version(document: Any) -> None:
    """Say that the file is of today's Word, so that it does not open in compatibility mode."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def header_and_footer(document: Any, page: str, of: str) -> None:
    """Write marking, form and DRAFT into the header, and the page numbers into the footer."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run("{{ report.marking }}").bold = True
    head.add_run("\t{{ report.title }}")
    section.header.add_paragraph("{%p if report.is_draft %}", style="Header")
    draft = section.header.add_paragraph(style="Header")
    draft.add_run("{{ report.draft_notice }}").bold = True
    draft._p.append(_watermark())
    section.header.add_paragraph("{%p endif %}", style="Header")
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{{{{ report.footer }}}}\t{page} ")
    _field(foot, "PAGE")
    foot.add_run(f" {of} ")
    _field(foot, "NUMPAGES")


def _watermark() -> Any:
    formulas = "".join(f'<v:f eqn="{formula}"/>' for formula in _FORMULAS)
    style = ";".join(_SHAPE_STYLE)
    ns, draft = nsdecls("w"), "{{ report.draft_word }}"
    return parse_xml(_WATERMARK.format(ns=ns, formulas=formulas, style=style, draft=draft))


def _field(paragraph: Any, code: str) -> None:
    """Add a number that Word works out."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "begin":
            text = OxmlElement("w:instrText")
            text.text = code
            paragraph.add_run()._r.append(text)
        elif kind == "separate":
            paragraph.add_run("1")


def new_table(document: Any, caption: str, headers: Iterable[tuple[str, float]]) -> Any:
    """Add a table with a header row that repeats on each page. ``headers``: label and share of the width."""
    columns = list(headers)
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    whole = sum(share for _, share in columns)
    for cell, column, (label, share) in zip(table.rows[0].cells, table.columns, columns, strict=True):
        column.width = cell.width = Cm(WIDTH_CM * share / whole)
        cell.paragraphs[0].style = document.styles["Cell"]
        cell.paragraphs[0].add_run(label).bold = True
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PALE}"/>')
        )
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _describe(table._tbl.tblPr, caption)
    return table


def whole(row: Any) -> Any:
    """Keep a row on one page where it fits, and return it."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _describe(properties: Any, caption: str) -> None:
    """Give a table its lines, its space and its name, in the order that Word's schema asks for."""
    name = OxmlElement("w:tblCaption")
    name.set(qn("w:val"), caption)
    for element in (parse_xml(_borders()), parse_xml(_cell_margins()), name):
        properties.append(element)
    order = [qn(f"w:{tag}") for tag in _TABLE_ORDER]
    for element in sorted(properties, key=lambda e: order.index(e.tag)):
        properties.append(element)


def _cell_margins() -> str:
    edges = "".join(f'<w:{edge} w:w="{space}" w:type="dxa"/>' for edge, space in _CELL_SPACE)
    return f"<w:tblCellMar {nsdecls('w')}>{edges}</w:tblCellMar>"


def _borders() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>"
