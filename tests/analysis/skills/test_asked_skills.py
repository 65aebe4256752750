"""The skills that an advertisement asks for: where they stand, and whether they are a must."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.analysis.skills.advertisement_text import visible_text
from rehearse.analysis.skills.asked_skills import MOST_SKILLS, asked_skills, read_asked_skills
from rehearse.domain.prepared_job import AskedSkill, Necessity

MUST, NICE = Necessity.MUST_HAVE, Necessity.NICE_TO_HAVE

WELDER = """Welder (m/f/d), Harbour Steel

About us
We build footbridges and we look after our people.

Your tasks
- TIG welding of stainless steel
- Reading drawings
* Checking your own work by eye

What you bring
• Certificate to EN ISO 9606-1 (essential)
• At least 3 years' experience in structural steel
• A crane licence is an advantage
• Forklift licence desirable

Nice to have:
- Orbital welding
- German

We offer
- 30 days of holiday and a canteen
"""
NURSE = (
    "Staff nurse, Ward 7. You must be a registered nurse with a current NMC PIN. Experience of "
    "wound care and medication rounds is essential; experience in palliative care would be an "
    "advantage. Ideally you have mentored students. We pay your parking."
)
PROGRAMMER = """
<!doctype html><html><head><title>Python wanted</title><script>let x = "You need lies";</script>
</head><body><h2>What you&rsquo;ll need</h2>
<ul><li>Solid <b>Python</b> and Node.js</li><li>R&amp;D experience</li><li>C++</li></ul>
<h3>Nice to have</h3><ul><li>Fran&#231;ais</li></ul>
<h3>Benefits</h3><ul><li>Fruit</li></ul></body></html>"""


def named(advertisement: str) -> dict[str, Necessity]:
    return {skill.name: skill.necessity for skill in read_asked_skills(advertisement)}


def words_at(advertisement: str, skill: AskedSkill) -> list[str]:
    assert skill.start is not None
    assert skill.end is not None
    assert 0 <= skill.start < skill.end <= len(advertisement)
    # As a part of a page of HTML, for a piece of it may hold no tag that shows what it is; not
    # closed, for that would end a tag that never ends.
    is_markup = visible_text(advertisement).text != advertisement
    piece = advertisement[skill.start : skill.end]
    return visible_text(f"<p>{piece}" if is_markup else piece).text.split()


def test_headings_rule_the_lists_below_them() -> None:
    assert named(WELDER) == {
        "TIG welding of stainless steel": MUST,
        "Reading drawings": MUST,
        "Checking your own work by eye": MUST,
        "Certificate to EN ISO 9606-1": MUST,
        "structural steel": MUST,
        "crane licence": NICE,
        "Forklift licence": NICE,
        "Orbital welding": NICE,
        "German": NICE,
    }


def test_words_within_a_sentence_tell_a_must_from_a_wish() -> None:
    assert named(NURSE) == {
        "registered nurse with a current NMC PIN": MUST,
        "wound care": MUST,
        "medication rounds": MUST,
        "palliative care": NICE,
        "mentored students": NICE,
    }


def test_html_is_read_as_it_looks() -> None:
    assert named(PROGRAMMER) == {
        "Python": MUST,
        "Node.js": MUST,
        "R&D experience": MUST,
        "C++": MUST,
        "Français": NICE,
    }


@pytest.mark.parametrize("advertisement", [WELDER, NURSE, PROGRAMMER])
def test_each_skill_stands_where_it_is_said_to_stand(advertisement: str) -> None:
    for skill in read_asked_skills(advertisement):
        assert words_at(advertisement, skill) == skill.name.split()


def test_a_span_may_hold_markup_that_nobody_sees() -> None:
    text = "<ul><li>You need <b>food</b>\n hygiene</li></ul>"
    (skill,) = read_asked_skills(text)
    assert skill.name == "food hygiene"
    assert text[skill.start : skill.end] == "food</b>\n hygiene"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You need C#, R and HR basics.", {"C#": MUST, "R": MUST}),
        ("You need Python and Docker is a plus.", {"Python": MUST, "Docker": NICE}),
        ("French, German and Spanish are an advantage.", dict.fromkeys(("French", "German"), NICE)),
        ("Desirable: phlebotomy, cannulation. You need patience.", {"cannulation": NICE}),
        ("Ideally you know Excel, but you must have bookkeeping.", {"bookkeeping": MUST}),
        ("A driving licence is not required but welcome.", {"driving licence": NICE}),
        ("Bonus points for juggling.", {"juggling": NICE}),
        ("Forklift licence preferred. First aid is mandatory.", {"First aid": MUST}),
        ("Knowledge of SQL is required, French is nice to have.", {"SQL": MUST, "French": NICE}),
    ],
)
def test_what_is_wished_for_and_what_is_a_must(text: str, expected: dict[str, Necessity]) -> None:
    found = named(text)
    assert {name: found.get(name) for name in expected} == expected


LISTED = """About the job

Senior Engineer (Remote, UK)

Who you are
Strong knowledge of Go or Rust
Certificate (ISO 9606) in welding
A category C licence (lorry)

Bonus points
You\u2019ve worked at a start-up
"""


def test_lists_without_bullets_are_read_and_what_introduces_them_is_not() -> None:
    assert named(LISTED) == {
        "Go": MUST,
        "Rust": MUST,
        "Certificate (ISO 9606) in welding": MUST,
        "category C licence (lorry)": MUST,
        "worked at a start-up": NICE,
    }


def test_the_candidate_is_spoken_of_in_the_third_person() -> None:
    text = "The successful candidate must hold a current ISO 9606 certificate and read drawings."
    assert asked_skills(text) == ("current ISO 9606 certificate", "read drawings")


def test_a_long_phrase_is_cut_where_it_turns() -> None:
    text = "You will bake rye bread overnight in a small team of three bakers."
    assert asked_skills(text) == ("bake rye bread overnight",)


def test_a_phrase_that_points_elsewhere_is_no_skill() -> None:
    found = asked_skills("You will trace faults in lighting, repair them, and leave it clean.")
    assert found == ("trace faults in lighting",)


def test_a_last_single_word_stays_with_its_phrase() -> None:
    assert asked_skills("You will leave the site clean and safe.") == (
        "leave the site clean and safe",
    )


def test_signs_that_only_look_like_markup_are_text() -> None:
    text = "You need experience with loads < 40 kN and tolerances > 0.1 mm."
    assert visible_text(text).text == text


def test_after_a_tag_without_an_end_references_are_read_too() -> None:
    text = "<p>Requirements</p><p>- R&amp;D experience <You need &amp;"
    assert visible_text(text).text.endswith("R&D experience <You need &")


def test_an_advertisement_of_nothing_but_markup_asks_for_nothing() -> None:
    assert read_asked_skills("<div><p></p></div>" * 12_000) == ()
    assert read_asked_skills("") == ()


HOSTILE = ["<", "<!--", "<a ", "<a x='", "&", "&a", "<![CDATA[", "<!", "<?", "</a", "<script>"]
LONG = ["You will bake bread. ", "You need a, ", "You need good ", "is very ", "\n", "<li>You need"]


@pytest.mark.parametrize("part", HOSTILE + LONG)
def test_200_kb_are_read_in_about_a_second(part: str) -> None:
    # Ten times what it takes on a slow machine; what grows with the square takes minutes.
    text = "<p>" + part * (200_000 // len(part))
    begun = time.process_time()
    assert len(read_asked_skills(text)) <= MOST_SKILLS
    assert time.process_time() - begun < 8


PARTS = st.sampled_from(
    (
        *("You need ", "welding", " and ", ", ", "is a plus", "ideally ", ". ", "\n", "- ", "• "),
        *("<b>", "</b>", "<li>", "&amp;", "&nbsp;", "é", "\u0130", "Requirements", ":", "TIG "),
        *("Nice to have", "forklift licence", "<p>", "</p>", "\t", "🙂", "SQL", " or ", "&", "<"),
        *("<script>", "</ul>"),
    )
)


@given(st.lists(PARTS, max_size=40).map("".join))
def test_every_span_lies_inside_and_holds_the_words_of_its_name(advertisement: str) -> None:
    found = read_asked_skills(advertisement)
    assert found == read_asked_skills(advertisement)
    for skill in found:
        assert words_at(advertisement, skill) == skill.name.split()


@given(st.text(max_size=300))
def test_any_text_gives_a_result(advertisement: str) -> None:
    for skill in read_asked_skills(f"You need {advertisement}"):
        assert skill.name
