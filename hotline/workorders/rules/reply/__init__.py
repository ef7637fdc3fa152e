"""The check of a reply (办理结果) while it is being written (RPL-01 to RPL-04)."""

from hotline.workorders.rules.reply.door import examine_reply

__all__ = ["examine_reply"]
