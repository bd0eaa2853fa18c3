"""What ``kg`` says of itself."""

import re
import subprocess
import sys

import pytest
from conftest import Kg

import kg as package
from kg.cli import Commands

EVERYDAY = ["build", "ask", "query", "show", "export", "stats", "check"]
LISTED = Commands().list_commands(None)


def test_the_everyday_commands_come_first(kg: Kg) -> None:
    listed = re.findall(r"^  (\w+) +[A-Z]", kg("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert listed[: len(EVERYDAY)] == EVERYDAY
    assert listed == LISTED


@pytest.mark.parametrize("name", LISTED)
def test_each_command_explains_itself_with_an_example(kg: Kg, name: str) -> None:
    done = kg(name, "--help")
    assert done.returncode == 0, done.stderr
    assert re.search(rf"Examples?:\s+kg {name}\b", done.stdout), done.stdout


def test_help_comes_without_loading_what_only_commands_need() -> None:
    code = (
        "import sys\nsys.argv = ['kg', '--help']\nfrom kg.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'spacy', 'pandas', 'rdflib', 'pyoxigraph', 'networkx', 'duckdb'} & set(sys.modules)))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"


def test_the_version(kg: Kg) -> None:
    assert kg("--version").stdout == f"kg {package.__version__}\n"


def test_a_command_that_does_not_exist_is_a_usage_error(kg: Kg) -> None:
    assert kg("nope").returncode == 2
    assert kg("stats").returncode == 2
