"""What the rooms below say went wrong, as texts of ours: English with fields, for the catalogues.

A field holds a quoted word, a number or a name as it stands; one of `NESTED` holds another of these texts.
"""

from typing import Final

from timeline.web.speaking import noted

NESTED: Final = frozenset(("excess", "advice"))

ERRORS: Final = (
    # Files that are refused.
    noted("The file is larger than {limit} MB; split it and add the parts."),
    noted("The file cannot be opened ({error}); check its name and who may read it."),
    noted("Files of the type {ending} are not read; save it as one of {known} and add that."),
    noted("Files without a type in their name are not read; save it as one of {known} and add that."),
    noted("This zip archive is damaged and cannot be opened; pack its files again and add the new one."),
    noted("An archive inside an archive is not opened; unpack it and add its files."),
    noted("This zip archive was not read because {excess}; add its files in smaller archives."),
    noted("This zip archive holds no files; check that it is the one you meant."),
    noted("This file in the archive is protected by a password; pack it without one and add that."),
    noted("This file in the archive is damaged; pack it again as an ordinary zip and add that."),
    noted("it holds {number} files and the limit is {limit}"),
    noted("a file in it unpacks to more than {limit} MB"),
    noted("it unpacks to more than {limit} MB"),
    noted("it unpacks to more than {limit} times its size"),
    noted("it holds XML declarations that Word does not write"),
    noted("The spreadsheet cannot be read: it is damaged or locked; save it again as XLSX or CSV."),
    noted("The spreadsheet unpacks to more than {limit} MB; split it."),
    noted("This type of file holds no table; save it as {known} and add that."),
    noted("The file holds no readable text, only binary data; save it as UTF-8 text and add that."),
    noted("No table was found: the first row must hold the names of its columns."),
    noted("The table has more than {limit} columns; keep those that tell of the events."),
    noted("The table has no rows below the names of its columns."),
    noted("The table cannot be read ({error}); save it again as CSV and add that."),
    noted("The text is longer than {limit} characters; split it into smaller files and add those."),
    noted("The file holds no text; check that it is the file you meant."),
    noted("This PDF is protected by a password; save an unprotected copy and add that."),
    noted("This PDF is damaged and cannot be read; open it, save it again, and add the new copy."),
    noted("This PDF has pictures of pages and no text layer; run text recognition (OCR) on it and add the result."),
    noted("The file is no web page, it holds binary data; save the page again as HTML and add that."),
    noted("The page holds no text; check that it was saved whole."),
    noted("This is no Word document (.docx), or a damaged one; open it, save it again as .docx, and add the new copy."),
    noted("This Word document was not read because {excess}; save its text as a new document."),
    noted("The file could not be read."),
    noted("The text could not be read."),
    # Corrections that are not taken.
    noted("{field} cannot be corrected; choose one of {known}"),
    noted("a change needs a name: who makes it?"),
    noted("expected one text, not {value}"),
    noted("{value} is not one day; write it as 2021-09-07"),
    noted("{value} is no event type; expected a word such as 'meeting'"),
    noted("{value} is none of {known}"),
    noted("expected a list of codes such as CHN, not the text {value}"),
    noted("at most {limit} characters, not {number}"),
    noted("{value} holds a control character"),
    noted("it holds a control character"),
    noted("the comment is empty"),
    noted("this comment is no longer there"),
    noted("a comment is changed by the one who wrote it"),
    noted("you may take back your own confirmations only"),
    noted("nothing to merge: choose at least one other event"),
    noted("nothing to keep apart: choose another event"),
    noted("nothing to split: choose some of the event's sources, and leave it some"),
    noted("no event {id}: it may have gone with a new reading of its document"),
    noted("no event {id}"),
    noted("event {id} has no document left that tells of it"),
    noted("nothing to undo: no decision on this event is in force"),
    noted("nothing to redo: nothing was undone since the last decision on this event"),
    noted("no document {id}: it may have been removed"),
    noted("no document {id}"),
    noted("say why this is no event: others will ask"),
    noted("this was dismissed as no event; bring it back first"),
    noted("this is no longer kept: it was restored, or thrown away for good"),
    noted("this report is here again; remove that one first, then restore the other"),
    noted("the sources that told of this are no longer here"),
    # What may not be done.
    noted("a right is given by whoever has all of them"),
    noted("you may not do this here ({action})"),
    noted("nobody signs with another's name"),
    noted("what may be done in another timeline is not told here"),
    noted("there is no such timeline, or it is not shared with you"),
    noted("sign in first"),
    noted("only an administrator may do this"),
    # The database.
    noted("only one timeline is kept in this kind of database"),
    noted("the home timeline cannot be dropped; drop the database"),
    noted("not the id of a timeline: up to 40 small letters, digits, - and _ are"),
    noted("cannot make the folder {folder}: {error}"),
    noted(
        "stored by another version of Timeline: {value} is no {expected}; read the document again",
    ),
    noted("the timeline is kept in {known} only"),
    noted("cannot make the data folder {folder}: {error}; choose another one"),
    noted("not a database URL; write for example {example}"),
    noted("the driver of this database is not installed ({error})"),
    noted("cannot share the file between processes: {error}"),
    noted("this is another program's database (it holds {table}); give the timeline its own"),
    noted(
        "this database was written by a newer Timeline (revision {revision}); "
        "update the program, or open another database"
    ),
    noted(
        "this installation was used by a newer Timeline (revision {revision}); "
        "update the program, or open another database"
    ),
    noted("the database is too busy: no connection came free; try again"),
    noted("the database says: {error} ({advice})"),
    noted("the database says: {error}"),
    noted("the folder is missing, or it may not be written to; choose another place"),
    noted("the file or its folder may not be written to; choose another place"),
    noted("this is some other file; choose another name for the database"),
    noted("another program has held the database for too long; close it and try again"),
    noted("the disk is full; make room and try again"),
    noted("the file is damaged; put it aside and restore a copy"),
    noted("see the name and the password in {setting}"),
    noted("is the server running, and at this address?"),
    noted("the database's owner must allow it to this user"),
    noted("the database does not take a value (code {number})"),
    noted("the database took too long and was stopped; ask for less, or try again when fewer people are at it"),
    noted(
        "document {name}: character {place}, {sign}, cannot be stored; read the file in its right encoding, "
        "and without control characters"
    ),
    noted("event {type} of document {id} must have its evidence in that document"),
    noted("event {type} has a date that EDTF cannot hold: {value} ({error})"),
)
