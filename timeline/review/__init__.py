"""What needs a person: a queue of doubts, hardest first.

A room of its own, since it needs what documents are believed (dating) and all events at once (panorama), of which
neither knows the other, and neither a database nor a page.
"""

from timeline.review.doubts import OF_DOCUMENTS, Doubt, Item, Undecided, item_of
from timeline.review.likeness import likely_pairs
from timeline.review.queue import Queue, queue_of

__all__ = ["OF_DOCUMENTS", "Doubt", "Item", "Queue", "Undecided", "item_of", "likely_pairs", "queue_of"]
