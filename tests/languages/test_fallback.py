"""Languages without a file: CLDR names under case endings, units and "ago"; dateparser for the rest."""

import pytest

from timeline.dates import write_edtf
from timeline.resolution import ResolvedDate

CASES = [
    ("it", "Il ministro è arrivato il 7 settembre 2021.", ["2021-09-07"]),
    ("it", "L'accordo risale a 3 giorni fa.", ["2021-09-07"]),
    ("it", "Una delegazione della maggioranza.", []),
    ("et", "Kohtumine toimus 7. septembril 2021 Tallinnas.", ["2021-09-07"]),
    ("et", "Minister saabus esmaspäeval.", ["2021-09-06"]),
    ("et", "Leping sõlmiti 3 päeva eest.", ["2021-09-07"]),
    ("nl", "De minister was gisteren in Berlijn.", ["2021-09-09"]),
    ("pl", "Spotkanie odbyło się 7 września 2021.", ["2021-09-07"]),
    ("fi", "Ministerit tapasivat maanantaina.", ["2021-09-06"]),
    ("sv", "Avtalet undertecknades den 7 september 2021.", ["2021-09-07"]),
    ("xx", "Qux 2021-09-07 qux.", ["2021-09-07"]),
]


@pytest.mark.parametrize(("code", "text", "dates"), CASES, ids=[case[1] for case in CASES])
def test_a_language_without_a_file_gives_its_dates(code, text, dates, read):
    found = read(text, code, "2021-09-10").resolutions
    assert [write_edtf(r.when) for r in found if isinstance(r, ResolvedDate) and r.when] == dates


def test_what_dateparser_reads_counts_from_the_documents_day(read):
    (found,) = read("De minister was gisteren in Berlijn.", "nl", "2021-09-10").resolutions
    assert found.timex.pattern == "dateparser"
    assert "2021-09-10 (Friday)" in found.because
