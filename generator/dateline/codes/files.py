"""Codes about files, their encoding and the YAML in them (pure)."""

from __future__ import annotations

from dateline.codes.value import Code, warning

FILE_CODES = {
    "DL001": Code(
        "no site here",
        "A site is a folder with a file dateline.yml in it, and neither this folder nor one above "
        "it has one. Go to the site's folder, or make a site with dateline init.",
        "content/entries/ without dateline.yml beside content/",
        "dateline.yml, content/entries/",
    ),
    "DL002": Code(
        "no content folder",
        "Entries are read from content/entries beside dateline.yml, and that folder is not there, "
        "or something that is no folder has its name or that of another folder of content. "
        "Make it, or check that you are in the right folder.",
        "dateline.yml, entries/",
        "dateline.yml, content/entries/",
    ),
    "DL003": Code(
        "symbolic link",
        "Links in the content folder are not followed, wherever they lead, so that a build reads "
        "nothing that is not part of the content. Put a copy of the file in its place.",
        "content/entries/a.md -> ../../drafts/a.md",
        "content/entries/a.md",
    ),
    "DL004": Code(
        "not a regular file",
        "Pipes, sockets and devices are not read, because reading one may never end. "
        "Take it out of the content folder.",
        "content/entries/a.md is a named pipe",
        "content/entries/a.md is a file",
    ),
    "DL005": Code(
        "file too large",
        "A content file may have 1 MB and a media file 20 MB, so that a build needs a bounded "
        "amount of time and memory. Split the text, or make the picture smaller.",
        "content/entries/a.md with 30 MB",
        "content/entries/a.md with 30 KB",
    ),
    "DL006": Code(
        "file name that cannot be used",
        "The name is not UTF-8, or holds a line break, a control character, a backslash or a sign "
        "that turns the direction of text, and could not be shown or linked safely. Rename it.",
        "content/media/a\\nb.jpg",
        "content/media/a-b.jpg",
    ),
    "DL007": warning(
        "file that is not read",
        "Nothing in the content folder is left out in silence: this file is of no kind that is "
        "read in its folder. Check its ending, or move it out of content/.",
        "content/entries/2022-01-05-cabinet-resigns.ymal",
        "content/entries/2022-01-05-cabinet-resigns.yml",
    ),
    "DL008": Code(
        "file that cannot be read",
        "The system refused to open or to read the file or folder; the message gives its reason. "
        "Check its permissions.",
        "content/entries/a.md without permission to read",
        "content/entries/a.md with permission to read",
    ),
    "DL009": Code(
        "two files with one name",
        "Two names in a folder differ only in how Unicode writes an accented letter, and cannot "
        "be told apart in an address. Rename one of them.",
        "content/media/é.jpg (one letter) and é.jpg (e and an accent)",
        "content/media/e-1.jpg and e-2.jpg",
    ),
    "DL010": Code(
        "not UTF-8",
        "Content files are UTF-8, so that every letter of every language means the same on every "
        "computer. Open the file in your editor and save it as UTF-8.",
        "a file saved as Windows-1251 or UTF-16",
        "the same file saved as UTF-8",
    ),
    "DL011": Code(
        "character that is not allowed",
        "Control characters, lone surrogates and noncharacters cannot stand in a web page or a "
        "feed, even when written as an escape. They cannot be seen, so retype the words around it.",
        'title: "Cabinet\\0resigns"',
        "title: Cabinet resigns",
    ),
    "DL012": Code(
        "sign that turns the direction of text",
        "Override signs, and isolates or embeddings that are never closed, make a line read "
        "differently from what is written. Delete the sign.",
        'title: "\\u202Eabc"',
        "title: abc",
    ),
    "DL013": Code(
        "more problems than are listed",
        "One file has so many problems that only the first hundred are listed. "
        "Mend those and check again.",
        "a spreadsheet saved as .yml",
        "an entry",
    ),
    "DL014": warning(
        "slow YAML reader",
        "The fast YAML reader, written in C, is missing from this installation, and reading takes "
        "about ten times as long. Install PyYAML from a wheel, or with libyaml.",
        "PyYAML built without libyaml",
        "PyYAML from a wheel",
    ),
    "DL101": Code(
        "YAML that cannot be read",
        "The file breaks a rule of YAML, most often a value that needs quotes or a line that is "
        "indented too far. The place given is where the reader could not go on.",
        "title: Tokayev: I gave the order",
        'title: "Tokayev: I gave the order"',
    ),
    "DL102": Code(
        "tab as indentation",
        "YAML allows only spaces at the start of a line. Use two spaces for each step.",
        "relations:\n\tfollows: [a]",
        "relations:\n  follows: [a]",
    ),
    "DL103": Code(
        "YAML anchor or alias",
        "A value that starts with & or * has a meaning of its own in YAML, by which a small file "
        "can be made to fill all memory, so neither is allowed. Put the text in quotes.",
        "title: &breaking news",
        'title: "&breaking news"',
    ),
    "DL104": Code(
        "YAML tag",
        "A value that starts with an exclamation mark names a type in YAML, and entries hold only "
        "text, lists and fields. Put the text in quotes.",
        "title: !breaking news",
        'title: "!breaking news"',
    ),
    "DL105": Code(
        "field written twice",
        "One of the two values would be lost. Keep one.",
        "title: Cabinet resigns\ntitle: Government resigns",
        "title: Cabinet resigns",
    ),
    "DL106": Code(
        "field name that is not a word",
        "What stands before a colon must be the name of a field. "
        "Lists, groups and nothing at all cannot be names.",
        "? [title]\n: Cabinet resigns",
        "title: Cabinet resigns",
    ),
    "DL107": Code(
        "too deep",
        "Lists and groups may stand 20 deep inside one another; no entry needs more than five. "
        "Most often brackets were opened and not closed.",
        "tags: [[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]",
        "tags: [a]",
    ),
    "DL108": Code(
        "more than one document",
        "A line --- starts a second YAML document, and a file holds one. Make it a file of its "
        "own; if it is the entry's body, name the file .md instead.",
        "title: One\n---\ntitle: Two",
        "title: One",
    ),
    "DL109": Code(
        "empty file",
        "The file holds nothing but space or comments. Write the entry, or delete the file.",
        "# to be written",
        "title: Cabinet resigns\ndate: 2022-01-05",
    ),
    "DL110": Code(
        "no fields",
        "The file holds a list or a text where fields are expected, each with a name, a colon and "
        "a value.",
        "- Cabinet resigns\n- 2022-01-05",
        "title: Cabinet resigns\ndate: 2022-01-05",
    ),
    "DL111": Code(
        "no front matter",
        "A Markdown file starts with a line ---, the fields, and another line ---; the body "
        "follows. Without them neither title nor date is known.",
        "The cabinet resigned.",
        "---\ntitle: Cabinet resigns\ndate: 2022-01-05\n---\nThe cabinet resigned.",
    ),
    "DL112": Code(
        "front matter that is not closed",
        "The line --- that ends the fields is missing, so the body cannot be told from them. "
        "It must stand alone on its line.",
        "---\ntitle: Cabinet resigns\ndate: 2022-01-05\nThe cabinet resigned.",
        "---\ntitle: Cabinet resigns\ndate: 2022-01-05\n---\nThe cabinet resigned.",
    ),
}
"""Codes DL001 to DL119."""
