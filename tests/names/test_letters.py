"""In a language without blanks, texts are cut by the names too, and one letter may stand for a state."""

import pytest

from timeline.names import find_names
from timeline.pipeline import knowledge
from timeline.text import tokenize


def named(text):
    language = knowledge().language("zh")
    return [(m.text, m.actor) for m in find_names(tokenize(text, language), text, knowledge().name_index("zh"))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("韩国会见", [("韩国", "KOR")]),
        ("土耳其斯坦", [("土耳其", "TUR")]),
        ("上海合作組織與歐盟", [("上海合作組織", "SCO"), ("歐盟", "EU")]),
        ("印度洋上的美联社记者", []),
        ("印度尼西亚和印度", [("印度尼西亚", "IDN"), ("印度", "IND")]),
        ("外长埃莫马利·拉赫蒙", [("埃莫马利·拉赫蒙", "Rahmon, Emomali")]),
    ],
)
def test_the_longest_name_is_cut_out_of_the_text(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("美国和法国：美法总统会谈。", ["USA", "FRA"]),
        ("日本外相。驻日大使", ["JPN"]),
        ("日本外相。中日关系", ["CHN", "JPN"]),
        ("美国的法律很美。", []),
        ("法国方法不同。", []),
        ("美法总统会谈。", []),
    ],
    ids=str,
)
def test_a_letter_stands_for_a_state_beside_words_that_show_it_where_the_text_names_the_state(text, letters):
    known = [*letters, "CHN"]
    found = [actor for written, actor in named(text + "中国。") if len(written) == 1 and actor in known]
    assert found == letters


def test_of_several_states_a_letter_is_of_the_one_the_text_names():
    assert ("巴", "PAK") in named("中国与巴基斯坦：中巴关系")
    assert ("巴", "BRA") in named("中国与巴西：中巴关系")
