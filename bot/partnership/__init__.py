"""What a partnership may change without code: its YAML file and its Word form, loaded and checked."""

from bot.partnership.partnership import Contact, Deadline, Partnership, Resource, load_partnership
from bot.partnership.reader import PartnershipError

__all__ = ["Contact", "Deadline", "Partnership", "PartnershipError", "Resource", "load_partnership"]
