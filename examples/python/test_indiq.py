"""The module and the plugin, on the sample: what comes out is held against the printed table."""

from __future__ import annotations

import subprocess
import sys

import pytest

import indiq

pytest_plugins = ["pytester"]

LATE = "rank domestic where progress < schedule"


def test_one_question_in_a_process_of_its_own():
    answer = indiq.query(LATE)
    assert [(row["rank"], row["district"]) for row in answer] == [(12, "恒口"), (13, "瀛湖")]
    assert answer.rows[0]["progress"] == 20.08
    assert answer.period == "2023Q1"
    units = {column["name"]: column["unit"] for column in answer.columns}
    assert (units["actual"], units["progress"], units["gap"]) == ("亿元", "%", "pp")


def test_params_of_a_process_of_its_own():
    statement = "param floor = 25%\ncount domestic where progress < floor"
    assert indiq.query(statement).rows == [{"count": 2, "of": 13}]
    assert indiq.query(statement, params={"floor": "15%"}).rows == [{"count": 1, "of": 13}]


@pytest.mark.parametrize(
    "statement, error, code",
    [
        ("rank domestic where progress < 25", indiq.ScriptError, "Q0203"),
        ("rank domestik", indiq.ScriptError, "Q0201"),
        ("list domestic at 1999", indiq.DataError, "Q0501"),
    ],
)
def test_errors_are_told_apart(session, statement, error, code):
    for ask in (indiq.query, session.query):
        with pytest.raises(error) as wrong:
            ask(statement)
        assert wrong.value.diagnostics[0]["code"] == code
        assert code in str(wrong.value)


def test_a_session_answers_often_and_goes_on_after_errors(session):
    for _ in range(3):
        assert len(session.query(LATE)) == 2
        with pytest.raises(indiq.RequestError):
            session._ask({"what": "ever"})


def test_checks_give_a_report(session):
    text = "param floor = 25%\ncheck pace for domestic: progress >= floor"
    report = session.check(text, name="pace.q")
    assert (report.ok, report.exit_status) == (False, 1)
    (late,) = report.failed
    assert (late["counts"]["violating"], late["counts"]["examined"]) == (2, 13)
    assert "瀛湖" in indiq.explained(late) and "pace.q:2" in indiq.explained(late)
    assert session.check(text, params={"floor": "10%"}).ok
    assert session.check_files(["checks"], tags=["publish"]).ok
    assert [check["id"] for check in session.checks(["checks"])] == ["filled", "agrees", "parts"]


def test_a_waiver_that_covers_nothing_is_told(session):
    text = 'check pace for domestic: progress >= 1%\nwaive pace for 恒口 because "late since 2021"'
    warnings = session.check(text, name="pace.q").warnings
    assert warnings == ["pace.q:2: the waiver of pace is unused and covers nothing"]


def test_the_data_can_be_read_anew(tmp_path):
    table = tmp_path / "t-2023q1.csv"
    table.write_text("district,domestic actual (亿元)\n甲县,1.00\n乙县,2.00\n", encoding="utf-8")
    with indiq.Session(data=[table], period="2023Q1") as session:
        assert session.query("total domestic").rows[0]["actual"] == 3
        table.write_text("district,domestic actual (亿元)\n甲县,1.00\n乙县,4.00\n", encoding="utf-8")
        session.reload()
        assert session.query("total domestic").rows[0]["actual"] == 5


def test_what_cannot_be_opened_is_said():
    with pytest.raises(indiq.DataError):
        indiq.query("rank domestic", data=["nowhere.csv"])
    session = indiq.Session(data=["nowhere.csv"])
    with pytest.raises(indiq.Ended):
        session.query("rank domestic")
    session.close()


def test_each_check_is_a_test(pytester, request):
    """The plugin in a pytest of its own: a script with a pass, a failure and a tag."""
    here = request.config.rootpath
    pytester.makeconftest((here / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(indiq=(here / "indiq.py").read_text(encoding="utf-8"))
    pytester.syspathinsert()
    script = "check pace for domestic: progress >= 25%\ncheck filled for domestic: actual > 0亿元 tag publish\n"
    (pytester.path / "monthly.q").write_text(script, encoding="utf-8")
    ran = pytester.runpytest_subprocess("-v")
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(["monthly.q::pace FAILED*", "*2 of 13*", "*to see more: list domestic*"])
    pytester.runpytest_subprocess("-m", "publish").assert_outcomes(passed=1, deselected=1)
    pytester.runpytest_subprocess("monthly.q::pace").assert_outcomes(failed=1)
    (pytester.path / "monthly.q").write_text("check pace for domestik: progress >= 25%\n")
    broken = pytester.runpytest_subprocess()
    broken.assert_outcomes(errors=1)
    broken.stdout.fnmatch_lines(["*Q0201*domestik*"])
    script = 'check pace for domestic: progress >= 1%\nwaive pace for 恒口 because "late"\n'
    (pytester.path / "monthly.q").write_text(script, encoding="utf-8")
    stale = pytester.runpytest_subprocess()
    stale.assert_outcomes(passed=1, warnings=1)
    stale.stdout.fnmatch_lines(["*monthly.q:2: the waiver of pace is unused*"])


def test_the_first_example_prints_who_is_late(request):
    ran = subprocess.run(
        [sys.executable, request.config.rootpath / "late.py"], capture_output=True, encoding="utf-8"
    )
    lines = ran.stdout.splitlines()
    assert lines[:2] == ["恒口: 20.08%, -4.92 points", "瀛湖: 13.93%, -11.07 points"], ran.stderr
    assert lines[2].startswith("fail[pace]: 2 of 13")
