"""Codes about references, bodies, the site as a whole, themes and configuration (pure)."""

from __future__ import annotations

from dateline.codes.value import Code, warning

SITE_CODES = {
    "DL201": Code(
        "unknown person, organisation or place",
        "Actors and places are ids of entities, and no file in content/entities has this one. "
        "Mend the id, or add the entity.",
        "actors: [tokaev]",
        "actors: [tokayev]",
    ),
    "DL202": Code(
        "entity of the wrong kind",
        "A place stands under places, a person or an organisation under actors.",
        "places: [tokayev]",
        "actors: [tokayev]",
    ),
    "DL203": Code(
        "unknown source",
        "The id is neither in the registry (content/sources) nor on a source written out in this "
        "entry. A statement whose source cannot be found has no source.",
        "sources: [tengri-3]",
        "sources: [tengri-2]",
    ),
    "DL204": Code(
        "unknown entry",
        "No entry has this id. Entries are named by their file's name without its ending.",
        "relations: {follows: [2022-01-04-protest]}",
        "relations: {follows: [2022-01-04-protests]}",
    ),
    "DL205": Code(
        "two entries with one id",
        "An id leads to one entry for ever, and two files claim it; .md and .yml of one name are "
        "two files. Rename one, or give it an id of its own.",
        "content/entries/a.yml and content/entries/a.md",
        "content/entries/a.yml and content/entries/b.md",
    ),
    "DL207": warning(
        "two sources with one address",
        "Two entries of the registry have the same address, so one witness would count as two. "
        "Keep one of them.",
        "tengri-1 and tengri-2 with the same url",
        "tengri-1",
    ),
    "DL208": Code(
        "entry that relates to itself",
        "An entry cannot follow, contradict, update, belong to or be merged into itself, neither "
        "directly nor by a loop of merges, in which each is merged into the next and none is left.",
        "2022-01-05-cabinet-resigns: relations: {follows: [2022-01-05-cabinet-resigns]}",
        "relations: {follows: [2022-01-04-protests]}",
    ),
    "DL209": Code(
        "media file that is not there",
        "The entry shows a file that the content folder does not have. Large and small letters "
        "differ.",
        "file: media/Akorda.jpg",
        "file: media/akorda.jpg",
    ),
    "DL210": Code(
        "source id defined twice",
        "Two sources have one id, and a citation could mean either.",
        "tengri-2: in world.yml and again in kazakhstan.yml",
        "tengri-2: in kazakhstan.yml",
    ),
    "DL211": Code(
        "entity id defined twice",
        "Two entities have one id, and a mention could mean either.",
        "almaty: in places.yml and again in people.yml",
        "almaty: in places.yml",
    ),
    "DL212": warning(
        "mention of an entry that is held back",
        "The entry named here is a draft or under embargo, so the mention is left out of the "
        "published site. Publish both together.",
        "relations: {follows: [a-draft]}",
        "relations: {follows: [a-published-entry]}",
    ),
    "DL213": Code(
        "too few sources",
        "The site's rules say how many sources an entry needs (rules: sources: in dateline.yml; "
        "one if nothing is said), so that every statement leads to who made it.",
        "title: Cabinet resigns\ndate: 2022-01-05",
        "title: Cabinet resigns\ndate: 2022-01-05\nsources: [interfax-789857]",
    ),
    "DL214": Code(
        "two pages with one id",
        "A page is named by its file's name, and two files in content/pages have the same.",
        "content/pages/about.md and content/pages/more/about.md",
        "content/pages/about.md and content/pages/more-about.md",
    ),
    "DL401": Code(
        "body too long",
        "Bodies have a limit, set in dateline.yml under limits, so that a build's time and memory "
        "stay bounded. Make two entries of it.",
        "a body of 3,000,000 characters",
        "a body of 3,000 characters",
    ),
    "DL402": Code(
        "body too intricate",
        "The body has so many brackets, or quotes and lists so deep in one another, that turning "
        "it into a page could take for ever.",
        "a body of 5,000 opening brackets",
        "a body with a few links",
    ),
    "DL403": warning(
        "HTML that was removed",
        "Bodies may hold a few harmless HTML elements; scripts, styles, frames and handlers are "
        "taken out. Say it in Markdown.",
        "<script>alert(1)</script>",
        "**Note:** the figure was revised.",
    ),
    "DL404": Code(
        "citation that cannot be read",
        "A citation is [@source-id], a link to an entry [[entry-id]] or [[entry-id|words]]; this "
        "one is not closed or holds something that is no id.",
        "The cabinet resigned [@Interfax 789857].",
        "The cabinet resigned [@interfax-789857].",
    ),
    "DL409": Code(
        "citation on a page that is not dated",
        "A number in the text leads to the list of sources below it, and only entries have one. "
        "A page such as About links to a source instead.",
        "Counts are the ministry's. [@ministry-2022]",
        "Counts are [the ministry's](https://example.org/).",
    ),
    "DL405": Code(
        "address in a link that cannot be used",
        "Links in bodies lead to https, http or mailto addresses, to entries or to media files. "
        "Others could run something in a reader's browser.",
        "[here](javascript:alert(1))",
        "[here](https://example.org/)",
    ),
    "DL406": Code(
        "sign that turns the direction of text in a body",
        "Override signs, and isolates that are never closed, make a text read differently from "
        "what is written. Delete the sign.",
        "a body with U+202E",
        "a body without it",
    ),
    "DL407": Code(
        "picture that cannot be shown",
        "Pictures in bodies are media files of the site: pages call no other host. Put the file "
        "into content/media.",
        "![The palace](https://example.org/akorda.jpg)",
        "![The palace](media/akorda.jpg)",
    ),
    "DL408": Code(
        "picture without words",
        "Readers who do not see a picture are told what it shows by the words in its square "
        "brackets.",
        "![](media/akorda.jpg)",
        "![The presidential palace at dusk](media/akorda.jpg)",
    ),
    "DL501": Code(
        "two pages with one address",
        "Two things would be published at the same address, and one would replace the other. "
        "Rename one of them.",
        "content/pages/tags.md beside the page of tags",
        "content/pages/themes.md",
    ),
    "DL502": Code(
        "addresses that differ only by case or form",
        "Some computers hold two such names for one file. Rename one of them.",
        "content/media/a.jpg and content/media/A.JPG",
        "content/media/a.jpg and content/media/b.jpg",
    ),
    "DL503": Code(
        "alias that is taken",
        "An alias leads to one entry only, and this address is an alias, or the address, of "
        "another one. Keep it where it belongs.",
        "aliases: [/old/] in two entries",
        "aliases: [/old/] in one",
    ),
    "DL504": warning(
        "nothing to publish",
        "No entry is published: there are none, or all are drafts, under embargo or withdrawn. "
        "Where an entry could not be read, only that is said.",
        "content/entries/ with drafts only",
        "content/entries/ with one published entry",
    ),
    "DL601": Code(
        "unknown setting",
        "The name is not one of the settings of dateline.yml; a misspelt one would be lost in "
        "silence. The nearest known name is suggested.",
        "titel: The January unrest",
        "title: The January unrest",
    ),
    "DL610": Code(
        "theme that is not there",
        "The theme is neither a folder in themes/ with a file theme.yml nor one that comes with "
        "Dateline.",
        "theme: defualt",
        "theme: default",
    ),
    "DL611": Code(
        "override of a template that does not exist",
        "A theme that extends another may replace its templates, and the other has none of this "
        "name, so this file would never be used.",
        "themes/mine/templates/entri.html",
        "themes/mine/templates/entry.html",
    ),
    "DL612": Code(
        "override of a block that does not exist",
        "A template may replace blocks of the one it extends, and that one has no block of this "
        "name, so this part would never be shown.",
        "{% block heder %}",
        "{% block header %}",
    ),
    "DL613": Code(
        "template that fails",
        "The template cannot be read, or uses something that its page does not have.",
        "{{ entry.titel }}",
        "{{ entry.title }}",
    ),
    "DL614": Code(
        "unknown theme option",
        "The theme declares its options in theme.yml, and this is none of them.",
        "theme_options: {acent: red}",
        "theme_options: {accent: red}",
    ),
    "DL615": Code(
        "words that no catalogue gives",
        "A catalogue is a list of names and texts in JSON. This one cannot be read, or no "
        "catalogue of the theme has a text that a template asks for.",
        "a catalogue without nav.sources",
        "a catalogue with nav.sources",
    ),
    "DL616": Code(
        "unknown key of a theme",
        "The file theme.yml of a theme holds a name that means nothing there; a misspelt one would "
        "be lost in silence.",
        "extend: default",
        "extends: default",
    ),
    "DL617": Code(
        "text that is never shown",
        "A catalogue of a theme may give other words to the texts of the theme it extends, and "
        "that one has none of this name. A theme's own texts are those that its own templates "
        "ask for, and those whose names begin with an underscore.",
        '{"entry.cit": "How to cite"}',
        '{"entry.cite": "How to cite"}',
    ),
    "DL618": warning(
        "language the theme does not speak",
        "The theme has no catalogue of the site's language, so its own words are in English on "
        "every page. A catalogue can be brought by a theme that extends it.",
        "language: fr, without a file locale/fr.json",
        "language: fr, with themes/mine/locale/fr.json",
    ),
}
"""Codes DL200 to DL299 and DL400 to DL699."""
