"""The pre-dispatch shield (派单前体检): what the monthly sample would find, found before."""

from hotline.workorders.rules.shield.door import Adviser, blocking, examine

__all__ = ["Adviser", "blocking", "examine"]
