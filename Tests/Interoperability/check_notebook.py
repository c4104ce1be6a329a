"""Checks that a report folder can be gone on with in Python: its schema, its tables and its notebook.

Usage: check_notebook.py REPORT_FOLDER

Validates schema.json and the tables against it with Frictionless; reads the tables with pandas by their dtypes, so that
whole numbers stay whole; checks report.ipynb against the format of notebooks and executes it on a copy of the folder:
no cell may fail, and the numbers that it computes anew have to be those of the report. Prints one line a check; exits
with 1 if one of them fails, and with 77 where a package is missing.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

try:
    import frictionless
    import nbformat
    import pandas
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    # What the notebook needs.
    import ipykernel, matplotlib, networkx  # noqa: E401, F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


def main(folder: Path) -> int:
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "report"
        shutil.copytree(folder, copy)
        checks = [*schema_checks(copy), *table_checks(copy), *notebook_checks(copy)]
    for name, failure in checks:
        print(f"{'FAILED' if failure else 'ok'}  {name}{': ' + failure if failure else ''}")
    return 1 if any(failure for _, failure in checks) else 0


def schema_checks(folder: Path):
    """Pairs of what is checked and how it failed (empty when it did not)."""
    report = frictionless.validate(str(folder / "schema.json"), type="package")
    problems = report.flatten(["title", "rowNumber", "fieldName", "note"])
    yield "Frictionless: schema.json and the tables", "" if report.valid else str((report.errors or problems)[:3])


def table_checks(folder: Path):
    package = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path, fields = resource["path"], resource["schema"]["fields"]
        types = {field["name"]: field["dtype"] for field in fields}
        table = pandas.read_csv(folder / path, dtype=types, keep_default_na=False, na_values=[""])
        yield f"pandas: the columns of {path}", "" if list(table.columns) == list(types) else str(list(table.columns))
        wrong = {name: str(table[name].dtype) for name in types if not str(table[name].dtype).startswith(types[name])}
        yield f"pandas: the dtypes of {path}", str(wrong) if wrong else ""


def notebook_checks(folder: Path):
    notebook = nbformat.read(folder / "report.ipynb", as_version=4)
    try:
        nbformat.validate(notebook)
        failure = ""
    except nbformat.ValidationError as error:
        failure = str(error)
    yield f"nbformat {notebook.nbformat}.{notebook.nbformat_minor}", failure
    try:
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()
        failure = ""
    except CellExecutionError as error:
        failure = str(error)
    yield f"{len(notebook.cells)} cells run", failure
    complaints = [
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    yield "no warning", "".join(complaints)
    pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", []))
    names = {path.name for path in folder.glob("*.png")}
    yield f"{pictures} pictures", "" if pictures >= len(names) else f"there are {len(names)} in the folder"
    if (folder / "ties.csv").exists():
        shown = [output.data.get("text/plain", "") for cell in notebook.cells if "anew = {" in cell.source
                 for output in cell.outputs if "data" in output]
        rows = shown[-1].splitlines()[1:] if shown else []
        same = [row for row in rows if row.split()[-1] == "True"]
        yield "three numbers of the report", "" if len(rows) == len(same) == 3 else "\n".join(shown) or "not shown"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
