"""`Installation`: the timelines of one place, its people, and who may do what with which."""

from sqlalchemy import select

from timeline.installation.jobs import Jobs
from timeline.installation.keeping import Timelines
from timeline.installation.membership import Membership
from timeline.installation.people import People
from timeline.installation.records import Entry, Visitor
from timeline.installation.sharing import Sharing
from timeline.installation.tables import journal
from timeline.store import Action


class Installation(People, Timelines, Membership, Sharing, Jobs):
    """All of it. Each request names who asks, and is judged by the store's policy at that moment."""

    def journal(self, visitor: Visitor, timeline_id: str = "", *, limit: int = 200) -> list[Entry]:
        """What was done, the last first: to one timeline for its owners, to everything for administrators."""
        with self._reading() as connection:
            if timeline_id:
                self._judge(connection, timeline_id, visitor, Action.MANAGE_MEMBERS)
            else:
                self._administers(connection, visitor)
            asked = select(journal).order_by(journal.c.id.desc()).limit(limit)
            rows = connection.execute(asked.where(journal.c.timeline == timeline_id) if timeline_id else asked)
            return [Entry(row.id, row.at, row.who, row.did, row.timeline, row.about) for row in rows]
