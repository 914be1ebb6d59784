"""The part of `Store` that lists documents, of a dozen or of a hundred thousand."""

from collections.abc import Collection

from timeline.store import shelf
from timeline.store.doors import Doors
from timeline.store.policy import Action
from timeline.store.records import DocumentFacets, DocumentQuery, FoundDocuments, Going


class ListedDocuments(Doors):
    """What was read, as a list that is searched, narrowed and sorted."""

    def find_documents(self, query: DocumentQuery) -> FoundDocuments:
        """One page of the documents asked for, without their texts."""
        with self._reading() as connection:
            return shelf.find_documents(connection, query)

    def all_documents(self, query: DocumentQuery) -> list[str]:
        """The ids of all documents asked for, on whichever page."""
        with self._reading() as connection:
            return shelf.ids_of(connection, query)

    def document_facets(self) -> DocumentFacets:
        """What the list can be narrowed by."""
        with self._reading() as connection:
            return shelf.count_documents(connection)

    def going_with(self, document_ids: Collection[str]) -> Going:
        """What would go, were these documents removed."""
        with self._reading(Action.REMOVE) as connection:
            return shelf.going(connection, document_ids)

    def sources(self) -> dict[str, dict[str, str]]:
        """Of each document, by id: its title, its language, its archive."""
        with self._reading() as connection:
            return shelf.describe(connection)
