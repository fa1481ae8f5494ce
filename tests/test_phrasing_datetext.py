"""Dates in words: English, Russian and Kazakh word for word, other languages by CLDR and signs."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import EventDate, parse_date
from dateline.dating.civil import Civil
from dateline.phrasing.datetext import (
    DateText,
    date_text,
    day_heading,
    group_heading,
    month_name,
    short_month,
    utc_offset,
    year_name,
)
from tests.test_dates_properties import dates

GENERATOR = Path(__file__).parent.parent / "generator"


def read(text: str, zone: str = "Asia/Almaty") -> EventDate:
    found, _ = parse_date(text, zone)
    assert isinstance(found, EventDate)
    return found


# Text; in full in English, Russian and Kazakh.
FULL = [
    ("2022-01-05", "Wednesday 5 January 2022", "среда, 5 января 2022 года",
     "2022 жылғы 5 қаңтар, сәрсенбі"),
    ("2022-01", "January 2022", "январь 2022 года", "2022 жылғы қаңтар"),
    ("2022", "2022", "2022 год", "2022 жыл"),
    ("2022-21", "spring 2022", "весна 2022 года", "2022 жылғы көктем"),
    ("2022-24", "winter 2022–2023", "зима 2022–2023 годов", "2022–2023 жылдардағы қыс"),
    ("199X", "the 1990s", "1990-е годы", "1990-жылдар"),
    ("19XX", "the years 1900 to 1999", "1900–1999 годы", "1900–1999 жылдар"),
    ("2022-01-XX", "January 2022", "январь 2022 года", "2022 жылғы қаңтар"),
    ("2022-01-05~", "about 5 January 2022", "около 5 января 2022 года",
     "шамамен 2022 жылғы 5 қаңтар"),
    ("2022-01~", "about January 2022", "около января 2022 года", "шамамен 2022 жылғы қаңтар"),
    ("2022~", "about 2022", "около 2022 года", "шамамен 2022 жыл"),
    ("2022-21~", "about spring 2022", "около весны 2022 года", "шамамен 2022 жылғы көктем"),
    ("199X~", "about the 1990s", "около 1990-х годов", "шамамен 1990-жылдар"),
    ("2022-01?", "possibly January 2022", "возможно, январь 2022 года",
     "болжам бойынша 2022 жылғы қаңтар"),
    ("2022%", "possibly about 2022", "возможно, около 2022 года",
     "болжам бойынша шамамен 2022 жыл"),
    ("2022-01-05T21:00", "Wednesday 5 January 2022, 21:00", "среда, 5 января 2022 года, 21:00",
     "2022 жылғы 5 қаңтар, сәрсенбі, 21:00"),
    ("2022-01-05T21:00~", "Wednesday 5 January 2022, about 21:00",
     "среда, 5 января 2022 года, около 21:00", "2022 жылғы 5 қаңтар, сәрсенбі, шамамен 21:00"),
    ("2022-01-05/2022-01-10", "5–10 January 2022", "5–10 января 2022 года",
     "2022 жылғы 5–10 қаңтар"),
    ("2022-01-05/2022-02-10", "5 January – 10 February 2022", "5 января – 10 февраля 2022 года",
     "2022 жылғы 5 қаңтар – 10 ақпан"),
    ("2021-12-31/2022-01-02", "31 December 2021 – 2 January 2022",
     "31 декабря 2021 года – 2 января 2022 года",
     "2021 жылғы 31 желтоқсан – 2022 жылғы 2 қаңтар"),
    ("2022-01/2022-03", "January–March 2022", "январь–март 2022 года",
     "2022 жылғы қаңтар–наурыз"),
    ("1964/2008", "1964–2008", "1964–2008 годы", "1964–2008 жылдар"),
    ("1984~/2004-06", "about 1984 – June 2004", "около 1984 года – июнь 2004 года",
     "шамамен 1984 жыл – 2004 жылғы маусым"),
    ("2022-01-05/2022-01-05", "Wednesday 5 January 2022", "среда, 5 января 2022 года",
     "2022 жылғы 5 қаңтар, сәрсенбі"),
    ("2022-01-05T17:20/2022-01-05T18:00", "Wednesday 5 January 2022, 17:20 to 18:00",
     "среда, 5 января 2022 года, с 17:20 до 18:00",
     "2022 жылғы 5 қаңтар, сәрсенбі, 17:20–18:00"),
    ("2022-01-05T17:20/2022-01-05T18:00~", "Wednesday 5 January 2022, 17:20 – about 18:00",
     "среда, 5 января 2022 года, 17:20 – около 18:00",
     "2022 жылғы 5 қаңтар, сәрсенбі, 17:20 – шамамен 18:00"),
    ("2022-01-05T23:00/2022-01-06T07:00", "5 January 2022, 23:00 – 6 January 2022, 07:00",
     "5 января 2022 года, 23:00 – 6 января 2022 года, 07:00",
     "2022 жылғы 5 қаңтар, 23:00 – 2022 жылғы 6 қаңтар, 07:00"),
    ("2022-01-05T17:20/2022-01-05", "Wednesday 5 January 2022, from 17:20",
     "среда, 5 января 2022 года, с 17:20", "2022 жылғы 5 қаңтар, сәрсенбі, 17:20-дан бастап"),
    ("2022-01-05/2022-01-05T17:20", "Wednesday 5 January 2022, until 17:20",
     "среда, 5 января 2022 года, до 17:20", "2022 жылғы 5 қаңтар, сәрсенбі, 17:20-ға дейін"),
    ("2022-01-05/..", "from 5 January 2022", "с 5 января 2022 года",
     "2022 жылғы 5 қаңтардан бастап"),
    ("2022-08/..", "from August 2022", "с августа 2022 года", "2022 жылғы тамыздан бастап"),
    ("2022/", "from 2022, end not known", "с 2022 года, окончание неизвестно",
     "2022 жылдан бастап, аяқталуы белгісіз"),
    ("../2022-01", "until January 2022", "по январь 2022 года", "2022 жылғы қаңтарға дейін"),
    ("../2022-21", "until spring 2022", "по весну 2022 года", "2022 жылғы көктемге дейін"),
    ("/2022", "until 2022, beginning not known", "по 2022 год, начало неизвестно",
     "2022 жылға дейін, басталуы белгісіз"),
    ("before 2022-01-05", "before 5 January 2022", "до 5 января 2022 года",
     "2022 жылғы 5 қаңтардан бұрын"),
    ("after 199X", "after the 1990s", "после 1990-х годов", "1990-жылдардан кейін"),
    ("before 2022-01-05T21:00", "before 21:00 on 5 January 2022",
     "до 21:00 5 января 2022 года", "2022 жылғы 5 қаңтар, сағат 21:00-ден бұрын"),
    ("after 2022-01-05T21:40~", "after 21:40 on 5 January 2022, approximately",
     "примерно после 21:40 5 января 2022 года",
     "шамамен 2022 жылғы 5 қаңтар, сағат 21:40-тан кейін"),
    ("-0043-03-15", "15 March 44 BCE", "15 марта 44 года до н. э.",
     "б. з. д. 44 жылғы 15 наурыз"),
    ("0000", "1 BCE", "1 год до н. э.", "б. з. д. 1 жыл"),
    ("0476", "476 CE", "476 год н. э.", "б. з. 476 жыл"),
    ("1582-10-15", "15 October 1582", "15 октября 1582 года", "1582 жылғы 15 қазан"),
    ("-0049/-0040", "50–41 BCE", "50–41 годы до н. э.", "б. з. д. 50–41 жылдар"),
    ("-0043/0014", "44 BCE – 14 CE", "44 год до н. э. – 14 год н. э.",
     "б. з. д. 44 жыл – б. з. 14 жыл"),
    ("000X", "1 BCE – 9 CE", "1 год до н. э. – 9 год н. э.", "б. з. д. 1 жыл – б. з. 9 жыл"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "english", "russian", "kazakh"), FULL)
def test_dates_in_full(text: str, english: str, russian: str, kazakh: str) -> None:
    date = read(text)
    said = [date_text(date, language).full for language in ("en", "ru", "kk")]
    assert said == [english, russian, kazakh]


@pytest.mark.parametrize(
    ("text", "short", "time"),
    [
        ("2022-01-05", "5 January 2022", ""),
        ("2022-01-05T21:00~", "5 January 2022", "about 21:00"),
        ("2022-01-05T17:20:05", "5 January 2022", "17:20:05"),
        ("2022-01-05T17:20/2022-01-05T18:00", "5 January 2022", "17:20 to 18:00"),
        ("2022-01-05T17:20/2022-01-06T02:00", "5–6 January 2022", "from 17:20"),
        ("2022-01-05/2022-01-06T02:00", "5–6 January 2022", ""),
        ("2022-01-05T17:20/..", "from 5 January 2022", "from 17:20"),
        ("../2022-01-05T17:20?", "until 5 January 2022", "until 17:20, uncertain"),
        ("before 2022-01-05T17:20", "before 17:20 on 5 January 2022", "before 17:20"),
        ("/2022-01-05~", "until 5 January 2022, approximately", ""),
    ],
)
def test_short_forms_and_times(text: str, short: str, time: str) -> None:
    said = date_text(read(text), "en")
    assert (said.short, said.time) == (short, time)


@pytest.mark.parametrize(
    ("text", "zone", "english", "russian", "kazakh"),
    [
        ("2022-01-05T17:20", "Asia/Almaty", "Almaty time, UTC+6",
         "местное время (Алматы), UTC+6", "Алматы уақыты, UTC+6"),
        ("2026-01-05T17:20", "Asia/Almaty", "Almaty time, UTC+5",
         "местное время (Алматы), UTC+5", "Алматы уақыты, UTC+5"),
        ("2022-01-05T17:20", "Asia/Aqtau", "Aktau time, UTC+5",
         "местное время (Актау), UTC+5", "Ақтау уақыты, UTC+5"),
        ("2022-01-05T17:20Z", "Asia/Almaty", "UTC", "UTC", "UTC"),
        ("2022-01-05T17:20-03:30", "Asia/Almaty", "UTC−3:30", "UTC−3:30", "UTC−3:30"),
        ("2022-01-05T17:20", "Etc/GMT-6", "UTC+6", "UTC+6", "UTC+6"),
        ("2022-01-05T17:20+05:00/2022-01-06T00:00+06:00", "UTC", "UTC+5 – UTC+6",
         "UTC+5 – UTC+6", "UTC+5 – UTC+6"),
        ("2022-01-05", "Asia/Almaty", "", "", ""),
    ],
)  # fmt: skip
def test_dating_zones(text: str, zone: str, english: str, russian: str, kazakh: str) -> None:
    date = read(text, zone)
    said = [date_text(date, language).zone for language in ("en", "ru", "kk")]
    assert said == [english, russian, kazakh]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "UTC"), (21600, "UTC+6"), (-12600, "UTC−3:30"), (20700, "UTC+5:45"),
     (18468, "UTC+5:07:48"), (3605, "UTC+1:00:05")],
)  # fmt: skip
def test_offsets(seconds: int, text: str) -> None:
    assert utc_offset(seconds) == text


@pytest.mark.parametrize(
    ("text", "language", "landmark"),
    [
        ("2022-01-05T17:20", "en", ("5", "Wednesday", "January 2022")),
        ("2022-01-05~/..", "ru", ("5", "среда", "января 2022 года")),
        ("2022-01-05", "kk", ("5", "сәрсенбі", "қаңтар, 2022 жыл")),
        ("2022-01~", "ru", ("", "", "январь 2022 года")),
        ("2022", "en", ("", "", "")),
        ("-0043-03-15", "en", ("15", "", "March 44 BCE")),
        ("-0043-03-15", "de", ("15", "", "März 44 v. Chr.")),
    ],
)
def test_landmarks(text: str, language: str, landmark: tuple[str, str, str]) -> None:
    said = date_text(read(text), language)
    assert (said.day, said.weekday, said.month_year) == landmark


@pytest.mark.parametrize(
    ("text", "english", "russian", "kazakh"),
    [
        ("2022", "", "", ""),
        ("2022~", "approximate date", "дата приблизительная", "күні шамамен алынған"),
        ("2022-01-05?", "uncertain date", "дата под вопросом", "күні расталмаған"),
        ("2022%", "approximate and uncertain date", "дата приблизительная и под вопросом",
         "күні шамамен алынған әрі расталмаған"),
        ("2022-01-05T17:20~", "approximate time", "время приблизительное",
         "уақыты шамамен алынған"),
        ("2022-01~/2022-03?", "approximate and uncertain date",
         "дата приблизительная и под вопросом", "күні шамамен алынған әрі расталмаған"),
        ("../2022-01-05T17:20?", "uncertain time", "время под вопросом", "уақыты расталмаған"),
    ],
)  # fmt: skip
def test_labels_of_sureness(text: str, english: str, russian: str, kazakh: str) -> None:
    date = read(text)
    said = [date_text(date, language).qualifier for language in ("en", "ru", "kk")]
    assert said == [english, russian, kazakh]


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("en", "Wednesday 5 January 2022", "January 2022", "44 BCE"),
        ("en-US", "Wednesday 5 January 2022", "January 2022", "44 BCE"),
        ("ru", "Среда, 5 января 2022 года", "Январь 2022 года", "44 год до н. э."),
        ("ru-KZ", "Среда, 5 января 2022 года", "Январь 2022 года", "44 год до н. э."),
        ("kk", "2022 жылғы 5 қаңтар, сәрсенбі", "2022 жылғы қаңтар", "Б. з. д. 44 жыл"),
        ("zh-Hans", "2022年1月5日星期三", "2022年1月", "公元前44年"),
        ("de", "Mittwoch, 5. Januar 2022", "Januar 2022", "44 v. Chr."),
        ("ar", "الأربعاء، 5 يناير 2022", "يناير 2022", "44 ق.م"),
        ("qqq", "2022-01-05", "2022-01", "-0043"),
        ("", "2022-01-05", "2022-01", "-0043"),
    ],
)
def test_headings(language: str, day: str, month: str, year: str) -> None:
    assert day_heading(Civil(2022, 1, 5), language).full == day
    assert month_name(2022, 1, language) == month
    assert year_name(-43, language) == year


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("2022-01-05T17:20~/2022-01-07", "Wednesday 5 January 2022"),
        ("2022-01?", "January 2022"),
        ("2022-21/..", "Spring 2022"),
        ("199X~", "The 1990s"),
        ("../2022-01-05T17:20~", "Until 5 January 2022"),
        ("before 2022-01-05", "Before 5 January 2022"),
        ("before 2022-01-05T17:20", "Before 17:20 on 5 January 2022"),
        ("after 2022-01-05", "Wednesday 5 January 2022"),
    ],
)
def test_headings_of_groups(text: str, heading: str) -> None:
    assert group_heading(read(text), "en").full == heading


@pytest.mark.parametrize(
    ("text", "german", "chinese", "unknown"),
    [
        ("2022~", "≈ 2022", "≈ 2022年", "≈ 2022"),
        ("2022-01-05?", "5. Januar 2022 (?)", "2022年1月5日 (?)", "2022-01-05 (?)"),
        ("2022-21", "März–Mai 2022", "2022年3月至5月", "2022-03 – 2022-05"),
        ("199X", "1990–1999", "1990–1999年", "1990 – 1999"),
        ("before 2022-01-05", "< 5. Januar 2022", "< 2022年1月5日", "< 2022-01-05"),
        ("2022-01-05/2022-01-07", "5.–7. Januar 2022", "2022年1月5日至7日",
         "2022-01-05 – 2022-01-07"),
        ("2022-01-05T21:00~", "Mittwoch, 5. Januar 2022, ≈ 21:00", "2022年1月5日星期三 ≈ 21:00",
         "2022-01-05 ≈ 21:00"),
        ("0476", "476 n. Chr.", "公元476年", "0476"),
    ],
)  # fmt: skip
def test_other_languages_need_no_words_of_ours(
    text: str, german: str, chinese: str, unknown: str
) -> None:
    date = read(text)
    said = [date_text(date, language).full for language in ("de", "zh", "qqq")]
    assert said == [german, chinese, unknown]


@given(dates(), st.sampled_from(["en", "ru", "kk", "ar", "zh", "fa", "ja", "pt-BR", "uk", "qqq"]))
def test_every_date_can_be_said(date: EventDate, language: str) -> None:
    said = date_text(date, language)
    assert said.full.strip()
    assert said.short.strip()
    assert bool(said.zone) >= bool(said.time)
    assert not any(mark in "".join(_parts(said)) for mark in "{}")
    assert bool(said.qualifier) == any(
        end.qualifier for end in (date.first, date.last) if end is not None
    )
    assert group_heading(date, language).full


def _parts(said: DateText) -> list[str]:
    return [said.full, said.short, said.time, said.zone, said.month_year, said.qualifier]


def test_the_documented_forms_are_shown_as_documented() -> None:
    text = (GENERATOR.parent / "docs" / "time.md").read_text(encoding="utf-8")
    table = text.split("## What to write")[1].split("\n\n")[1].splitlines()[2:]
    assert len(table) > 15
    for row in table:
        _, _, forms, shown, _ = row.split("|")
        said = [date_text(read(form), "en").full for form in forms.split("`")[1::2]]
        assert said == shown.strip().split("; ")


def test_importing_is_cheap() -> None:
    show = "print(sorted({'babel', 'zoneinfo'} & {*sys.modules}))"
    code = f"import sys, dateline.phrasing.datetext; {show}"
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=GENERATOR, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Jan"), ("ru", "янв"), ("kk", "қаң"), ("pt", "jan"), ("qqq", "01")],
)
def test_short_names_of_months(language: str, name: str) -> None:
    assert short_month(1, language) == name
