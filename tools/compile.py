"""Compiles the extraction with mypyc: the same facts, in three quarters of the time.

    python tools/compile.py      # into build/compiled

The checkout is not touched, so that nothing compiled hides what is edited: a copy of the package with its compiled
modules lies in build/compiled, for those whose PYTHONPATH names it, as it was when it was built. Needs a C compiler and
Python's headers, and takes some minutes, since all modules are compiled as one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "build" / "compiled"
COPIED = ("kg", "ontology")
COMPILED = ("kg/extract", "kg/vi")
# What is made of classes of C already (msgspec), or registers functions with spaCy, stays as it is.
LEFT = ("__init__.py", "pipeline.py", "reading.py")

SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

modules = sys.argv.pop().split(",")
setup(name="kg", ext_modules=mypycify(["--config-file=mypy.ini", "--follow-imports=silent", *modules]))
"""


def copy() -> list[str]:
    """A fresh copy of the package; gives the modules to compile, as paths in it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, FOLDER / name, ignore=shutil.ignore_patterns("__pycache__"))
    (FOLDER / "mypy.ini").write_text("[mypy]\nstrict = True\nignore_missing_imports = True\n", encoding="utf-8")
    (FOLDER / "setup.py").write_text(SETUP, encoding="utf-8")
    modules = [path for part in COMPILED for path in sorted((FOLDER / part).rglob("*.py")) if path.name not in LEFT]
    return [str(path.relative_to(FOLDER)) for path in modules]


def main() -> None:
    modules = copy()
    print(f"Compiling {len(modules)} modules into {FOLDER}: some minutes", flush=True)
    command = [sys.executable, "setup.py", "-q", "build_ext", "--inplace", ",".join(modules)]
    environment = {**os.environ, "MYPYC_OPT_LEVEL": "2"}
    result = subprocess.run(command, cwd=FOLDER, env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        shutil.rmtree(FOLDER)
        sys.exit(f"{result.stdout}{result.stderr}\nNot compiled. Are there a C compiler and Python's headers?")
    shutil.rmtree(FOLDER / "build")
    print(f"Done. To use them: PYTHONPATH={FOLDER} kg build …")


if __name__ == "__main__":
    main()
