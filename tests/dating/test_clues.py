"""Clues one by one: what each says of a report, in every language that tells it."""

import pytest

from timeline.dates import date
from timeline.dating.evidence import Seasonal, Stretches, Weekly, all_days, all_years, leap_day_of_year, stretches
from timeline.dating.times import all_of, any_of, fading, inside, its_time
from timeline.dating.told_elsewhere import ToldElsewhere, told_elsewhere


def clues_of(dated, kind):
    return [clue for clue in dated.clues if clue.kind == kind]


def top_year(dated):
    years = {}
    for candidate in dated.candidates:
        years[candidate.date.year] = years.get(candidate.date.year, 0) + candidate.weight
    return max(years, key=years.get)


ANNIVERSARIES = {
    "ar": "العام المقبل يصادف الذكرى الـ30 لإقامة العلاقات الدبلوماسية بين الصين وطاجيكستان.",
    "en": "Next year marks the 30th anniversary of diplomatic relations between China and Tajikistan.",
    "es": "El próximo año se cumple el 30 aniversario del establecimiento de relaciones diplomáticas entre "
    "China y Tayikistán.",
    "fr": "L'année prochaine marque le 30e anniversaire de l'établissement des relations diplomatiques entre la "
    "Chine et le Tadjikistan.",
    "ru": "В следующем году исполняется 30-летие установления дипломатических отношений между Китаем и Таджикистаном.",
    "zh": "明年是中国与塔吉克斯坦建交30周年。",
}


@pytest.mark.parametrize("code", ANNIVERSARIES)
def test_an_anniversary_dates_a_report_in_every_language_of_the_un(code, read):
    dated = read(ANNIVERSARIES[code], code).date
    assert clues_of(dated, "anniversary")
    assert top_year(dated) == 2021


@pytest.mark.parametrize(
    ("code", "text", "quote", "years"),
    [
        ("en", "They spoke at the 75th session of the UN General Assembly.", "75th session", {2020, 2021}),
        ("ar", "شارك الوزير في الدورة الـ75 للجمعية العامة للأمم المتحدة.", "75", {2020, 2021}),
        ("zh", "外长出席第75届联合国大会一般性辩论。", "75届联合国大会", {2020, 2021}),
        ("ru", "Министр выступил на 75-й сессии Генеральной Ассамблеи ООН.", "75-й сессии", {2020, 2021}),
        ("fr", "Devant la 75e session de l'Assemblée générale des Nations unies.", "75e session", {2020, 2021}),
        ("en", "They watched Super Bowl XXIV at home.", "Super Bowl XXIV", {1989, 1990}),
        ("en", "The 101st Congress met for the first time.", "101st Congress", {1989, 1990}),
        ("en", "Delegates gathered for COP26 in Glasgow.", "COP26", {2021, 2022}),
    ],
)
def test_a_counted_event_fell_in_the_year_its_rule_gives(code, text, quote, years, read):
    dated = read(text, code).date
    (clue,) = clues_of(dated, "ordinal")
    assert quote in clue.quote
    assert top_year(dated) in years


@pytest.mark.parametrize(
    "text", ["The UN General Assembly voted 128 to 9.", "193 members of the UN General Assembly were there."]
)
def test_a_number_that_counts_something_else_is_no_ordinal(text, read):
    assert not clues_of(read(text, "en").date, "ordinal")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("GENEVA, Sept. 7 (Reuters) - The ministers met on Tuesday.", (2021, 9, 7)),
        ("在日内瓦，新华社9月7日电 部长们今天（周二）会晤。", (2021, 9, 7)),
        ("ЖЕНЕВА, 7 сентября. /ТАСС/. Министры встретились сегодня, во вторник.", (2021, 9, 7)),
        ("جنيف 7 سبتمبر (رويترز) - التقى الوزيران اليوم /الثلاثاء/.", (2021, 9, 7)),
    ],
)
def test_a_dateline_and_a_weekday_leave_few_days_of_a_year(text, day, read):
    dated = read(text).date
    days = [c.date for c in dated.candidates if c.date.year == day[0]]
    assert days[0] == date(*day)
    assert clues_of(dated, "dateline")


@pytest.mark.parametrize(
    ("text", "written_on"),
    [
        ("The ministers met today, Tuesday.", "Tuesday"),
        ("The ministers met today (Tuesday).", "Tuesday"),
        ("The ministers will meet tomorrow, Tuesday.", "Monday"),
    ],
)
def test_today_and_its_weekday_say_the_weekday_of_writing(text, written_on, read):
    (clue,) = clues_of(read(text, "en").date, "today")
    assert written_on in clue.because


def test_offices_held_at_once_leave_the_days_of_both(read):
    dated = read("State Councilor and Foreign Minister Wang Yi met his counterpart.", "en").date
    (clue,) = clues_of(dated, "office")
    assert "foreign minister and state councilor" in clue.because
    assert {c.date.year for c in dated.candidates[:4]} <= {2018, 2019, 2020, 2021, 2022, 2023}


def test_a_day_of_a_known_happening_gives_its_year(read):
    dated = read("The embassy bombings on Aug. 7 killed more than 200 people.", "en").date
    assert clues_of(dated, "happening")
    assert top_year(dated) == 1998


def test_a_span_counted_back_to_a_told_year_gives_the_year_of_writing(read):
    dated = read("The two were at war in 1973, fifteen years ago.", "en").date
    assert clues_of(dated, "span")
    assert top_year(dated) == 1988


@pytest.mark.parametrize(
    ("text", "given", "contradicts"),
    [
        ("The ministers met on 1 May 2003.", "1999-04-01", True),
        ("The ministers met on 1 May 2003.", "2003-05-02", False),
        ("The ministers met on 1 May 2003.", "2013-05-02", False),
        ("They spoke of COVID-19.", "2012-01-01", True),
        ("They spoke of COVID-19.", "2024-01-01", False),
        ("They met on Tuesday (7 September).", "2020-09-07", True),
        ("They met on Tuesday (7 September).", "2021-09-08", False),
        ("The Soviet Union was gone.", "2024-01-01", False),
    ],
)
def test_a_given_date_that_the_text_contradicts_is_shown_as_such(text, given, contradicts, read):
    dated = read(text, "en", given).date
    assert dated.best == date(*map(int, given.split("-")))
    assert bool(clues_of(dated, "contradiction")) is contradicts


def test_the_ledger_says_what_would_change_without_a_clue(read):
    dated = read("On Tuesday (7 September) they spoke of COVID-19.", "en").date
    (covid,) = clues_of(dated, "thing of a time")
    assert "Without" in covid.because
    assert covid.weight > 0


def test_a_clue_against_the_others_is_said_to_be(read):
    text = "Angela Merkel, Theresa May and Barack Obama met. Foreign Minister Sergey Lavrov of the Soviet Union spoke."
    dated = read(text, "en").date
    assert any("speaks against" in clue.because for clue in clues_of(dated, "thing of a time"))


def test_another_document_that_tells_the_same_event_dates_this_one():
    events = [
        ToldElsewhere(date(2021, 9, 7), "Xinhua, 7 September 2021"),
        ToldElsewhere(date(2021, 9, 7), "another report"),
        ToldElsewhere(date(2021, 9, 1), "a third", is_news=False),
    ]
    forth, back = list(told_elsewhere(events)), list(told_elsewhere(reversed(events)))
    assert [clue for clue, _ in forth] == [clue for clue, _ in back]
    assert len(forth) == 2
    (evidence,) = (evidence for clue, evidence in forth if "09-07" in clue.because)
    near = evidence.on(all_days().around(date(2021, 9, 7).day, 1))
    assert near[1] > near[0]
    assert near[1] >= near[2] > near[0]


EVIDENCE = {
    "stretches": stretches([(date(1990).day, 1.0), (date(1991, 6).day, 0.1)], 0.01),
    "its time": its_time(date(1990).day, date(1995).day, ((100, 0.5), (10**6, 0.1)), ((100, 0.4), (10**6, 0.05))),
    "fading": fading(date(1990).day, date(1992).day, 0.01, 0.5, ((365, 0.1), (10**6, 0.01))),
    "inside": inside(date(1990).day, date(1990, 12, 31).day, 0.02),
    "weekly": Weekly(all_years()[:7] * -0.1),
    "seasonal": Seasonal(leap_day_of_year(1, 3), -0.01 * all_years()[:367]),
}


@pytest.mark.parametrize("kind", EVIDENCE)
def test_no_day_is_likelier_than_the_best_its_year_is_said_to_have(kind):
    evidence = EVIDENCE[kind]
    days = all_days()
    bound = evidence.by_year()[days.years - days.years[0]]
    assert (evidence.on(days) <= bound + 1e-9).all()


def test_of_two_times_any_is_the_better_and_all_is_both():
    one, other = inside(date(1990).day, date(1992).day, 0.1), inside(date(1991).day, date(1995).day, 0.1)
    days = all_days().around(date(1991, 6, 1).day, 2000)
    assert (any_of([one, other]).on(days) >= one.on(days)).all()
    assert all_of([one, other]).on(days) == pytest.approx(one.on(days) + other.on(days))
    assert isinstance(any_of([one]), Stretches)


def test_days_know_their_weekday_and_their_day_of_the_year():
    days = all_days().around(date(2021, 9, 7).day, 0)
    assert (int(days.years[0]), int(days.of_week[0])) == (2021, 2)
    assert int(days.of_year[0]) == leap_day_of_year(9, 7)
