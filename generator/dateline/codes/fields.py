"""Codes about fields and dates (pure)."""

from __future__ import annotations

from dateline.codes.value import Code, warning

FIELD_CODES = {
    "DL120": Code(
        "unknown field",
        "The name is not one of the fields of this kind of file; a misspelt field would be lost "
        "in silence. The nearest known name is suggested.",
        "summery: The cabinet resigns.",
        "summary: The cabinet resigns.",
    ),
    "DL121": Code(
        "field that is missing or empty",
        "The field is needed here. Nothing after the colon, ~, null and blank text all count as "
        "nothing written.",
        "date: 2022-01-05",
        "title: Cabinet resigns\ndate: 2022-01-05",
    ),
    "DL122": Code(
        "value of the wrong form",
        "The field wants a text, a list or a group of fields, and found another of these. "
        "Lists stand in brackets or one member to a line after a hyphen.",
        "tags: government",
        "tags: [government]",
    ),
    "DL123": Code(
        "text too long",
        "Texts have limits, so that a build's time and memory stay bounded and lists stay "
        "readable. Those of titles are set in dateline.yml under limits.",
        "title: a title of 5,000 letters",
        "title: Cabinet resigns",
    ),
    "DL124": Code(
        "not one of the words allowed",
        "The field takes one of a few words, which the message lists.",
        "status: public",
        "status: published",
    ),
    "DL125": Code(
        "neither true nor false",
        "The field takes true or false and no other word, because yes, on and 1 mean different "
        "things in different programs.",
        "key: yes",
        "key: true",
    ),
    "DL126": Code(
        "not a whole number",
        "The field takes a whole number in plain digits within the bounds given.",
        "order: first",
        "order: 1",
    ),
    "DL127": Code(
        "list too long",
        "Lists have limits, so that a build's time and memory stay bounded. That of tags is set "
        "in dateline.yml under limits.",
        "tags: a list of 10,000",
        "tags: [government, protest]",
    ),
    "DL128": Code(
        "line break in a line",
        "The field is shown on one line and cannot hold a line break. Write it on one line, or "
        "use a field such as summary for more.",
        "title: |\n  Cabinet\n  resigns",
        "title: Cabinet resigns",
    ),
    "DL129": Code(
        "empty member of a list",
        "A list has a comma too many, or a hyphen with nothing after it, or a member without a "
        "value. Delete it.",
        "tags: [government, ~]",
        "tags: [government]",
    ),
    "DL130": Code(
        "id that cannot be used",
        "Ids are addresses and file names for ever, so they have small letters a to z and digits, "
        "in groups joined by single hyphens; names such as index and con are kept. An entry's id "
        "is its file's name unless id: says otherwise.",
        "id: Cabinet_resigns",
        "id: cabinet-resigns",
    ),
    "DL131": Code(
        "address that cannot be used",
        "Addresses start with https:// or http:// and a host, and hold no spaces, quotes, "
        "backslashes, user names or characters that cannot be seen. Copy the address again from "
        "the browser.",
        "url: javascript:alert(1)",
        "url: https://www.interfax.ru/world/789857",
    ),
    "DL132": Code(
        "language tag that is not known",
        "Languages are named by their tags (BCP 47), not by countries: Kazakh is kk, not kz; "
        "Ukrainian is uk, not ua.",
        "language: kz",
        "language: kk",
    ),
    "DL133": Code(
        "kept for a later release",
        "Claims, figures, corrections and measures have their place in the content model and are "
        "not read yet. They are refused rather than left out in silence.",
        "figures: [{measure: killed, value: 8}]",
        "body: Eight were killed, the ministry said [@rosbalt-8].",
    ),
    "DL134": Code(
        "two bodies",
        "The entry has a body: field and also text below its front matter. Keep one of the two.",
        "---\ntitle: A\ndate: 2022\nbody: One.\n---\nTwo.",
        "---\ntitle: A\ndate: 2022\n---\nTwo.",
    ),
    "DL135": Code(
        "member that stands twice",
        "The list names the same thing twice, or two tags that have the same address. Keep one.",
        "tags: [government, Government]",
        "tags: [government]",
    ),
    "DL136": Code(
        "tag without letters",
        "A tag has a page and an address of its own, so it needs a letter or a digit.",
        "tags: ['!!!']",
        "tags: [breaking]",
    ),
    "DL137": Code(
        "alias that is no address on this site",
        "An alias is a former address of the entry on this site: it starts with one slash, has no "
        "steps such as .. and no ? or #, and ends in no name that is kept for the system (con, "
        "index). Other names of a person or a place go into content/entities.",
        "aliases: [https://example.org/old/]",
        "aliases: [/old/]",
    ),
    "DL138": Code(
        "path that is no media file",
        "Media files lie in content/media and are named from the content folder. Pictures, sound, "
        "film, PDF and plain data can be shown; kinds of file that may hold scripts cannot.",
        "file: ../akorda.svg",
        "file: media/akorda.jpg",
    ),
    "DL139": Code(
        "coordinates that cannot be read",
        "Coordinates are latitude and longitude in degrees, with a point for fractions, in that "
        "order.",
        "almaty: {kind: place, name: Almaty, coordinates: 43.24 N 76.89 E}",
        "almaty: {kind: place, name: Almaty, coordinates: [43.24, 76.89]}",
    ),
    "DL140": Code(
        "status and fields that disagree",
        "An embargoed entry needs publish_at, a merged one merged_into, and merged_into means "
        "nothing on an entry that is not merged.",
        "status: merged",
        "status: merged\nmerged_into: 2022-01-05-cabinet-resigns",
    ),
    "DL141": warning(
        "words lost in a comment",
        "In YAML a space and # start a comment, so the words after it are not part of the value. "
        "Put the value in quotes if they should be.",
        "title: Shop #1 reopens",
        'title: "Shop #1 reopens"',
    ),
    "DL301": Code(
        "not a date",
        "Dates are written year first: 2022-01-05, 2022-01, 2022, 2022-01-05T17:20. The reference "
        "of dates has the whole grammar, with intervals, seasons and marks of doubt.",
        "date: 5 January 2022",
        "date: 2022-01-05",
    ),
    "DL302": Code(
        "date or time that never was",
        "The calendar or the clock has no such day, month, year, hour or offset.",
        "date: 2022-02-30",
        "date: 2022-02-28",
    ),
    "DL303": Code(
        "date in a form that is not read",
        "The form is known (weeks, days of the year, sets of dates) but cannot be kept and shown "
        "here. Write it with year, month and day.",
        "date: 2022-W01",
        "date: 2022-01-03/2022-01-09",
    ),
    "DL304": Code(
        "time zone that is not known",
        "Zones are IANA names, which know when clocks were changed, or offsets from UTC.",
        "timezone: Almaty",
        "timezone: Asia/Almaty",
    ),
    "DL305": Code(
        "end before the beginning",
        "The second date of an interval or a period lies before the first.",
        "date: 2022-01-07/2022-01-05",
        "date: 2022-01-05/2022-01-07",
    ),
    "DL306": Code(
        "interval without ends",
        "At least one end of an interval must be known.",
        "date: ../..",
        "date: 2022-01-05/..",
    ),
    "DL307": warning(
        "time that never was",
        "The clock of the zone was put forward over this time. The time that the clock would have "
        "shown is meant; write another time or an offset to be clear.",
        "date: 2022-03-27T02:30\ntimezone: Europe/Berlin",
        "date: 2022-03-27T03:30\ntimezone: Europe/Berlin",
    ),
    "DL308": warning(
        "time that was twice",
        "The clock of the zone was put back over this time. The first of the two is meant; write "
        "an offset to be clear.",
        "date: 2022-10-30T02:30\ntimezone: Europe/Berlin",
        "date: 2022-10-30T02:30+01:00",
    ),
    "DL309": warning(
        "day that never was",
        "The calendar of the zone went over this day, as when a country changes sides of the date "
        "line.",
        "date: 2011-12-30\ntimezone: Pacific/Apia",
        "date: 2011-12-31\ntimezone: Pacific/Apia",
    ),
    "DL310": Code(
        "moment that is not exact",
        "The end of an embargo is a day or a moment that is known exactly: no interval, no month, "
        "no mark of doubt.",
        "publish_at: 2022-01~",
        "publish_at: 2022-01-09T06:00+06:00",
    ),
}
"""Codes DL120 to DL199 and DL300 to DL399."""
