"""Office files of the old kind: pictures lie in scattered sectors, where nothing can be blanked."""

from hotline.files.inspection.findings import Finding
from hotline.files.inspection.places import blank


def look(content: bytes, _kind: str) -> Finding:
    """Tell whether a picture within says where it was taken; the file itself stays as it is."""
    seen = blank(content)
    return Finding(had_location=seen.had_location, may_tell_place=seen.had_location)
