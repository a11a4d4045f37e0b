"""Each check in a script (`*.q`) is a test of pytest.

    pytest                                     # the checks, and tests in Python beside them
    pytest checks/domestic.q::pace             # one of them
    pytest -m publish                          # those with a tag
    pytest --indiq-catalog 2023/catalog.toml   # on other data than the sample

All of them share one session: the data is read once.
"""

from __future__ import annotations

import pytest

import indiq


def pytest_addoption(parser):
    group = parser.getgroup("indiq", "checks of indiq")
    group.addoption("--indiq-data", action="append", default=[], help="a table to open")
    group.addoption("--indiq-catalog", help="the catalog that says what the tables hold")
    group.addoption("--indiq-period", help="the period of tables that do not state theirs")


def _session(config):
    """The session of this run, opened when the first script or test needs it."""
    if not hasattr(config, "_indiq_session"):
        config._indiq_session = indiq.Session(
            data=config.getoption("--indiq-data"),
            catalog=config.getoption("--indiq-catalog"),
            period=config.getoption("--indiq-period"),
        )
    return config._indiq_session


def pytest_unconfigure(config):
    if hasattr(config, "_indiq_session"):
        config._indiq_session.close()


@pytest.fixture(scope="session")
def session(request):
    """For tests in Python: `session.query("rank domestic")`."""
    return _session(request.config)


def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".q":
        return Script.from_parent(parent, path=file_path)


class Script(pytest.File):
    def collect(self):
        try:
            checks = _session(self.config).checks([self.path], allow_empty=True)
        except indiq.IndiqError as error:
            raise self.CollectError(str(error)) from error
        for check in checks:
            yield Check.from_parent(self, name=check["id"], check=check)


class Check(pytest.Item):
    def __init__(self, *, check, **rest):
        super().__init__(**rest)
        self.check = check
        for tag in check["tags"]:
            self.config.addinivalue_line("markers", "{}: a tag of checks".format(tag))
            self.add_marker(tag)

    def runtest(self):
        report = _session(self.config).check_files([self.path], only=[self.name])
        found = report.checks[0]
        if found["status"] == "skipped":
            pytest.skip(found["message"])
        for warning in report.warnings:
            # Shown below the results, once each.
            self.warn(pytest.PytestWarning(warning))
        if not report.ok:
            raise Failed(indiq.explained(found))

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, (Failed, indiq.IndiqError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        title = self.check["title"]
        name = "{} ({})".format(self.name, title) if title else self.name
        return self.path, self.check["line"] - 1, name


class Failed(Exception):
    """A check that is not a pass."""
