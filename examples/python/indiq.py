"""indiq from Python: a process for one question, or a session that stays open.

    import indiq

    indiq.query("rank domestic where progress < 25%").rows

    with indiq.Session(catalog="2023/catalog.toml") as session:
        late = session.query("rank domestic where progress < schedule")
        report = session.check_files(["checks"], tags=["publish"])

Needs Python 3.9 and the program `indiq`: on the path, or where INDIQ says. Nothing else.
docs/serve.md states what the two say to each other.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from dataclasses import dataclass, field
from typing import Any, Iterator, Mapping, Optional, Sequence

VERSION = 1
"""Of the protocol of `indiq serve`."""


class IndiqError(Exception):
    """What indiq says is wrong; `diagnostics` has it as values."""

    def __init__(self, diagnostics: Sequence[Mapping[str, Any]]) -> None:
        self.diagnostics = list(diagnostics)
        super().__init__("\n".join(_line(one) for one in self.diagnostics) or "no reason was given")


class ScriptError(IndiqError):
    """A statement, a name, a unit or a param is wrong: nothing ran."""


class DataError(IndiqError):
    """Data cannot be read, or a statement failed while it ran."""


class RequestError(IndiqError):
    """The request itself is wrong: a mistake of this module or of who calls it."""


class Ended(IndiqError):
    """The program is not there, or has ended."""

    def __init__(self, said: str) -> None:
        super().__init__([{"severity": "error", "code": "", "message": said}])


_CLASSES = {"script": ScriptError, "data": DataError, "request": RequestError}


def _line(diagnostic: Mapping[str, Any]) -> str:
    place = ""
    if diagnostic.get("line") is not None:
        place = "{file}:{line}:{column}: ".format(**diagnostic)
    code = "[{}]".format(diagnostic["code"]) if diagnostic.get("code") else ""
    hints = "".join("\n  " + hint for hint in diagnostic.get("hints", ()))
    return "{}{}{}: {}{}".format(place, diagnostic["severity"], code, diagnostic["message"], hints)


@dataclass(frozen=True)
class Answer:
    """The rows that a query gives. Figures are in the unit of their column; what is missing is None."""

    document: Mapping[str, Any] = field(repr=False)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return self.document["rows"]

    @property
    def columns(self) -> list[dict[str, Any]]:
        """Name, label, type, unit and basis (published, derived, computed, key) of each."""
        return self.document["columns"]

    @property
    def period(self) -> Optional[str]:
        return self.document["period"]

    @property
    def warnings(self) -> list[dict[str, Any]]:
        return self.document["warnings"]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Report:
    """What checks found: docs/check-report.schema.json states the document."""

    document: Mapping[str, Any] = field(repr=False)
    exit_status: int

    @property
    def ok(self) -> bool:
        return self.exit_status == 0

    @property
    def checks(self) -> list[dict[str, Any]]:
        return self.document["checks"]

    @property
    def failed(self) -> list[dict[str, Any]]:
        return [check for check in self.checks if check["outcome"] in ("fail", "error")]

    @property
    def warnings(self) -> list[str]:
        """What deserves a look though nothing failed: checks that warned, waivers that cover nothing."""
        at = "{file}:{line}: ".format
        warned = [check for check in self.checks if check["outcome"] == "warn"]
        lines = [at(**one["place"]) + "{id}: {message}".format(**one) for one in warned]
        stale = [one for one in self.document["waivers"] if one["state"] in ("unused", "expired")]
        said = "the waiver of {id} is {state} and covers nothing".format
        return lines + [at(**one["place"]) + said(**one) for one in stale]


def explained(check: Mapping[str, Any], most: int = 5) -> str:
    """Why a check is what it is, for people: its message, its worst rows, and how to see more."""
    place = check["place"]
    lines = ["{}[{}]: {}".format(check["status"], check["id"], check["message"])]
    lines.append("  {}:{}".format(place["file"], place["line"]))
    lines.extend("  " + problem["message"] for problem in check["problems"])
    for sample in check["samples"][:most]:
        keys = " ".join(sample["keys"].values())
        printed = ", ".join("{name} {text}".format(**one) for one in sample["printed"])
        where = sample["place"]
        where = "  {file}:{line}".format(**where) if where else ""
        lines.append("  {}: {}{}".format(keys, printed, where))
        if sample["witness"]:
            lines.append("    " + sample["witness"])
    if check["query"]:
        lines.append("  to see more: " + check["query"])
    return "\n".join(lines)


def _program() -> str:
    return os.environ.get("INDIQ", "indiq")


def _opening(
    data: Sequence[str], catalog: Optional[str], period: Optional[str], language: str
) -> list[str]:
    words = ["--lang", language]
    for table in data:
        words += ["--data", os.fspath(table)]
    if catalog is not None:
        words += ["--catalog", os.fspath(catalog)]
    if period is not None:
        words += ["--period", period]
    return words


def query(
    statement: str,
    *,
    data: Sequence[str] = (),
    catalog: Optional[str] = None,
    period: Optional[str] = None,
    params: Optional[Mapping[str, str]] = None,
    language: str = "en",
) -> Answer:
    """Asks one question in a process of its own. Without data and catalog it is about the sample."""
    words = [_program(), "query", "--format", "json"]
    words += _opening(data, catalog, period, language)
    for name, value in (params or {}).items():
        words += ["--param", "{}={}".format(name, value)]
    # Behind `--`, a statement that begins with a dash is one too.
    words += ["--", statement]
    try:
        ran = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    except OSError as error:
        raise Ended("{} cannot be started: {}".format(words[0], error)) from error
    if ran.returncode == 0:
        return Answer(json.loads(ran.stdout))
    try:
        diagnostics = json.loads(ran.stderr)
    except ValueError:
        raise Ended(ran.stderr.strip()) from None
    raise {2: ScriptError, 3: DataError}.get(ran.returncode, IndiqError)(diagnostics)


class Session:
    """A program that stays open: start-up and reading are paid once. Safe to share among threads."""

    def __init__(
        self,
        *,
        data: Sequence[str] = (),
        catalog: Optional[str] = None,
        period: Optional[str] = None,
        language: str = "en",
    ) -> None:
        words = [_program(), "serve", "--stdio"] + _opening(data, catalog, period, language)
        try:
            self._process = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
            )
        except OSError as error:
            raise Ended("{} cannot be started: {}".format(words[0], error)) from error
        self._lock = threading.Lock()
        self._last = 0

    def query(self, statement: str) -> Answer:
        """Asks for rows."""
        return Answer(self._ask({"query": statement})["answer"])

    def check(self, text: str, *, name: str = "<check>", **options: Any) -> Report:
        """Runs the checks of a text. Options: params, tags, only, now, samples, fail_fast, allow_empty,
        fail_on, redact."""
        return _report(self._ask({"check": text, "name": name, **options}))

    def check_files(self, paths: Sequence[str], **options: Any) -> Report:
        """Runs the checks of scripts, folders and patterns."""
        paths = [os.fspath(path) for path in paths]
        return _report(self._ask({"check_files": paths, **options}))

    def checks(self, paths: Sequence[str], **options: Any) -> list[dict[str, Any]]:
        """Which checks there are: id, title, tags, file and line of each."""
        paths = [os.fspath(path) for path in paths]
        return self._ask({"check_files": paths, "list": True, **options})["checks"]

    def reload(self) -> None:
        """Reads the data anew. Where that fails, the old stays."""
        self._ask({"reload": True})

    def close(self) -> None:
        """Ends the program."""
        if self._process.poll() is None:
            try:
                self._ask({"shutdown": True})
            except (IndiqError, OSError):
                self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            stream.close()

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        with self._lock:
            self._last += 1
            line = json.dumps({"id": self._last, **request}, ensure_ascii=False)
            try:
                self._process.stdin.write(line + "\n")
                self._process.stdin.flush()
                said = self._process.stdout.readline()
            except (BrokenPipeError, ValueError):
                said = ""
            if not said:
                raise Ended("indiq has ended with {}".format(self._process.wait()))
            response = json.loads(said)
            if response["version"] != VERSION or response["id"] != self._last:
                raise Ended("this is not the response to the request: {}".format(said.strip()))
        if not response["ok"]:
            error = response["error"]
            raise _CLASSES.get(error["class"], IndiqError)(error["diagnostics"])
        return response

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


def _report(response: Mapping[str, Any]) -> Report:
    return Report(response["report"], response["exit_status"])
