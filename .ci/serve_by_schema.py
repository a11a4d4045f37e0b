"""Holds what a host and `indiq serve --stdio` say to each other against docs/serve.schema.json."""

import json
import os
import subprocess
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DOCS = Path(__file__).parent.parent / "docs"
PACE = "check pace for domestic: progress >= 25%"

# Each with the key that its response has to have.
ASKED = [
    ({"id": 1, "query": "rank domestic where progress < 25%"}, "answer"),
    ({"id": "two", "query": "trend domestic"}, "answer"),
    ({"query": "rank domestik"}, "error"),
    ({"id": 3, "query": "list domestic at 1999"}, "error"),
    ({"id": 4, "check": PACE, "name": "pace.q", "now": "2023-04-07", "samples": 1,
      "fail_on": "warn", "redact": ["district"]}, "report"),
    ({"id": 5, "check": PACE + "\nwaive pase because \"so\"", "only": ["pace"]}, "report"),
    ({"id": 6, "check": "audit domestic\naudit foreign", "fail_fast": True}, "report"),
    ({"id": 7, "check": PACE + " tag a", "tags": ["a"], "list": True}, "checks"),
    ({"id": 8, "check_files": ["examples/embed/checks"], "allow_empty": False}, "report"),
    ({"id": 9, "reload": True}, "done"),
    ({"id": 10, "shutdown": True}, "done"),
]
NO_REQUESTS = [{}, {"id": 1}, {"query": "a", "check": "b"}, {"reload": False}, {"queri": "a"}]


def validator(part):
    load = lambda name: json.loads((DOCS / name).read_text(encoding="utf-8"))
    schema, report = load("serve.schema.json"), load("check-report.schema.json")
    schema["$id"] = "https://indiq.example/serve.schema.json"
    Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources(
        [
            (schema["$id"], Resource.from_contents(schema)),
            ("https://indiq.example/check-report.schema.json", Resource.from_contents(report)),
        ]
    )
    reference = {"$ref": "{}#/$defs/{}".format(schema["$id"], part)}
    return Draft202012Validator(reference, registry=registry)


def main():
    requests, responses = validator("request"), validator("response")
    for request in NO_REQUESTS:
        assert not requests.is_valid(request), request
    lines = "".join(json.dumps(request) + "\n" for request, _ in ASKED)
    ran = subprocess.run(
        [os.environ["INDIQ"], "serve", "--stdio"], input=lines, capture_output=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(said) == len(ASKED), ran.stdout
    for (request, key), response in zip(ASKED, said):
        requests.validate(request)
        responses.validate(response)
        assert key in response and response["id"] == request.get("id"), response
        for changed in ({**response, "novel": 1}, {**response, "version": 2}):
            assert not responses.is_valid(changed)
    assert any(response.get("warnings") for response in said)
    print("serve: {} requests and responses are as the schema states".format(len(said)))


main()
