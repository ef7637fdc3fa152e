"""The dispatch recommender (派单推荐): what rules, duties, precedents and a model say, as one."""

from hotline.workorders.rules.recommending.evidence import Learnt, Precedents, Said
from hotline.workorders.rules.recommending.fusing import Fusion, fuse

__all__ = ["Fusion", "Learnt", "Precedents", "Said", "fuse"]
