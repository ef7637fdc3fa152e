"""A small telephone: places and answers SIP calls so that one person alone can try the hotline."""

from runtime.phone.call import Call, CallFailed
from runtime.phone.phone import Phone

__all__ = ["Call", "CallFailed", "Phone"]
