"""Find service items by words."""

from django.db.models import Q

from hotline.reference.models import ServiceItem

PAGE = 20
_MOST_WORDS = 8


def find_service_items(words: str, *, page: int) -> tuple[list[ServiceItem], int]:
    """Return one page of the items that hold every word, and how many there are in all."""
    found = ServiceItem.objects.filter(is_active=True)
    for word in words.split()[:_MOST_WORDS]:
        found = found.filter(
            Q(item__icontains=word) | Q(main_item__icontains=word) | Q(department__icontains=word)
        )
    first = (page - 1) * PAGE
    return list(found[first : first + PAGE]), found.count()
