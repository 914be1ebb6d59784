"""Who did what, when and where: one small report a phenomenon, in Arabic and English."""

import pytest

from timeline.dates import write_edtf


def told(reading):
    """Events as (type, status, date, actors)."""
    return [
        (e.type, e.status.value, write_edtf(e.when) if e.when else "", " ".join(sorted({*e.actors, *e.recipients})))
        for e in reading.events
    ]


ONE_EVENT = [
    # What happened, and how sure it is.
    (
        "en",
        "French President Emmanuel Macron met German Chancellor Angela Merkel on Monday.",
        "meeting past 2021-09-06 DEU FRA",
    ),
    ("en", "The foreign ministers of Japan and India will meet on Friday.", "meeting planned 2021-09-10 IND JPN"),
    ("en", "Egypt and Turkey signed an agreement on 3 September.", "agreement past 2021-09-03 EGY TUR"),
    ("en", "In 1992 Oman established diplomatic relations with Kazakhstan.", "relations past 1992 KAZ OMN"),
    ("en", "Iraq opened an embassy in Doha on Sunday.", "mission past 2021-09-05 IRQ QAT"),
    ("en", "Kuwait recalled its ambassador from Beirut on Sunday.", "severance past 2021-09-05 KWT LBN"),
    ("en", "The European Union imposed sanctions on Belarus on 2 October 2020.", "sanction past 2020-10-02 BLR EU"),
    ("en", "Japan provided vaccines to Iran in August.", "aid past 2021-08 IRN JPN"),
    (
        "en",
        "Jordan's foreign minister spoke by phone with his Iraqi counterpart on Sunday.",
        "call past 2021-09-05 IRQ JOR",
    ),
    ("ar", "التقى وزير الخارجية القطري نظيره العماني في الدوحة يوم الأحد.", "meeting past 2021-09-05 OMN QAT"),
    ("ar", "سيلتقي الرئيس التركي نظيره الأذربيجاني يوم الجمعة.", "meeting planned 2021-09-10 AZE TUR"),
    ("ar", "أجرى ملك الأردن اتصالا هاتفيا مع الرئيس العراقي أمس.", "call past 2021-09-06 IRQ JOR"),
    ("ar", "وقعت مصر والسودان اتفاقية في 3 آذار 2021.", "agreement past 2021-03-03 EGY SDN"),
    ("ar", "افتتحت الإمارات سفارتها في دمشق يوم الخميس الماضي.", "mission past 2021-09-02 ARE SYR"),
    ("ar", "قطعت السعودية علاقاتها الدبلوماسية مع إيران عام 2016.", "severance past 2016 IRN SAU"),
    ("ar", "زار الرئيس الفرنسي لبنان من 6 إلى 8 آب.", "visit past 2021-08-06/2021-08-08 FRA LBN"),
]


@pytest.mark.parametrize(("language", "text", "expected"), ONE_EVENT, ids=[case[1] for case in ONE_EVENT])
def test_a_sentence_tells_its_event(language, text, expected, read):
    assert [" ".join(event) for event in told(read(text, language, "2021-09-07"))] == [expected]


NOTHING = [
    ("en", "China is ready to continue to strengthen cooperation with Tajikistan."),
    ("en", "He hopes for talks with Iran."),
    ("ar", "أعرب الوزير الصيني عن استعداد بلاده لتعزيز التعاون مع طاجيكستان وتقديم المساعدة لها."),
    ("ar", "تأمل مصر في عقد لقاء مع إثيوبيا."),
    ("en", "The weather in Paris was fine on Tuesday."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=[case[1] for case in NOTHING])
def test_wishes_and_policies_are_no_events(language, text, read):
    assert told(read(text, language, "2021-09-07")) == []


def test_what_did_not_happen_is_denied(read):
    reading = read("The Iraqi president did not meet the Turkish foreign minister on Sunday.", "en", "2021-09-07")
    assert [event.status.value for event in reading.events] == ["denied"]


def test_an_anniversary_counts_from_the_founding_we_know(read):
    text = "Xi Jinping congratulated Tajikistan on the coming 30th anniversary of its independence."
    assert told(read(text, "en", "2021-09-07")) == [("anniversary", "anniversary", "2021-09-09", "TJK")]


def test_an_anniversary_keeps_the_coarser_date_of_the_text(read):
    text = "Next year marks the 30th anniversary of diplomatic relations between China and Tajikistan."
    assert told(read(text, "en", "2021-09-07")) == [("anniversary", "anniversary", "2022", "CHN TJK")]


def test_a_dateline_is_neither_party_nor_date_of_what_it_heads(read):
    text = "AMMAN, Sept 7 - The foreign ministers of Egypt and Iraq met on Monday."
    assert told(read(text, "en", "2021-09-07")) == [("meeting", "past", "2021-09-06", "EGY IRQ")]


def test_a_city_behind_in_is_the_place(read):
    (event,) = read("The Egyptian and Iraqi foreign ministers met in Amman on Monday.", "en", "2021-09-07").events
    assert (event.actors, event.place) == (("EGY", "IRQ"), "Amman")


def test_an_organisation_is_no_city_of_its_name(read):
    events = read("Le 29 novembre 2009, le Rwanda a adhéré au Commonwealth.", "fr").events
    assert events
    assert {event.place for event in events} == {""}


def test_a_list_of_states_is_not_cut_at_its_commas(read):
    text = "On 5 June 2017 Saudi Arabia, the United Arab Emirates, Bahrain and Egypt severed relations with Qatar."
    assert told(read(text, "en")) == [("severance", "past", "2017-06-05", "ARE BHR EGY QAT SAU")]


def test_an_officer_acts_for_his_organisation(read):
    text = "UN Secretary-General Antonio Guterres of the United Nations met Syrian President Bashar al-Assad on Monday."
    (event,) = read(text, "en", "2021-09-07").events
    assert event.actors == ("SYR", "UN")
    assert event.people == ("Guterres, António", "al-Assad, Bashar")


def test_a_date_governs_the_happening_of_its_own_clause(read):
    egypt = "Egypt signed a treaty with Israel on 26 March 1979"
    jordan = "while Jordan signed a treaty with Israel on 26 October 1994."
    assert told(read(f"{egypt}, {jordan}", "en")) == [
        ("agreement", "past", "1979-03-26", "EGY ISR"),
        ("agreement", "past", "1994-10-26", "ISR JOR"),
    ]


def test_without_a_date_of_its_own_a_happening_is_of_the_day_the_text_is_telling_of(read):
    text = "On Monday Egypt's president arrived in Amman. He held talks with the king of Jordan."
    visit, talks = read(text, "en", "2021-09-07").events
    assert write_edtf(visit.when) == write_edtf(talks.when) == "2021-09-06"
    assert "telling of this day" in talks.because


def test_an_undated_report_gives_candidates_and_no_guess(read):
    (event,) = read("The foreign ministers of France and Jordan met on Tuesday, 7 September.", "en").events
    years = [candidate.year for candidate in event.when.candidates]
    assert {1999, 2004, 2010, 2021, 2027} <= set(years)
    assert 2026 not in years


def test_mentions_of_one_happening_are_one_event_with_every_quote(read):
    text = (
        "The presidents of Egypt and Tunisia met in Cairo on Monday. "
        "During the meeting the two sides spoke of trade between Egypt and Tunisia."
    )
    (event,) = read(text, "en", "2021-09-07").events
    assert [evidence.quote for evidence in event.evidence] == [
        "The presidents of Egypt and Tunisia met in Cairo on Monday.",
        "During the meeting the two sides spoke of trade between Egypt and Tunisia.",
    ]


def test_two_meetings_with_different_people_stay_two(read):
    text = (
        "جاء ذلك خلال لقاء وزير الخارجية الصيني وانغ يي مع رئيس طاجيكستان إمام علي رحمن في دوشنبه. "
        "وأجرى الوزير الصيني محادثات مع نظيره الطاجيكي سراج الدين مهر الدين."
    )
    events = read(text, "ar", "2021-07-13").events
    assert [event.people for event in events] == [("Rahmon, Emomali", "Wang, Yi"), ("Muhriddin, Sirojiddin",)]
