#!/usr/bin/env python3
"""Holds JSON output to docs/json-output.schema.json.

validate_json.py SCHEMA FILE...            validates files
validate_json.py SCHEMA --run PROGRAM ARGS validates what a program writes to standard output

Ends with 77 (skipped, as ctest is told) where python3-jsonschema is not installed.
"""

import json
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed (apt-get install python3-jsonschema)")
    sys.exit(77)


def main() -> int:
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    if sys.argv[2] == "--run":
        run = subprocess.run(sys.argv[3:], stdout=subprocess.PIPE, check=False)
        if run.returncode not in (0, 1):
            print(f"the program ended with {run.returncode}")
            return 1
        outputs = {" ".join(sys.argv[3:]): run.stdout}
    else:
        outputs = {}
        for path in sys.argv[2:]:
            with open(path, "rb") as file:
                outputs[path] = file.read()
    mistakes = 0
    for name, bytes_ in outputs.items():
        value = json.loads(bytes_.decode("utf-8"))
        for error in validator.iter_errors(value):
            mistakes += 1
            if mistakes <= 20:
                print(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
        found = sum(len(d.get("diagnostics", [])) for d in value.get("documents", []))
        print(f"{name}: {len(value.get('documents', []))} documents, {found} diagnostics")
    print(f"{mistakes} mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
