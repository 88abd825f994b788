"""What comes out: the report as a Word file and as text, and what is left to do before it is sent."""

from bot.report.assemble import assemble
from bot.report.blank_form import write_blank_form
from bot.report.form import check_form
from bot.report.render import FormError, write_docx
from bot.report.report import Report
from bot.report.text import as_text
from bot.report.to_do import Missing, ToDo, to_do, to_do_text

__all__ = [
    "FormError",
    "Missing",
    "Report",
    "ToDo",
    "as_text",
    "assemble",
    "check_form",
    "to_do",
    "to_do_text",
    "write_blank_form",
    "write_docx",
]
