"""The rules of the house as checks of a source tree. Each is shown to catch what it is there for, in a copy with a
violation planted: a check that cannot fail protects nothing."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
HEAVY = ("torch", "transformers", "diffusers", "llama_cpp", "nemo", "audiocraft", "voxcpm")
IMPORTS_APP = f"""
import importlib, sys, app
for name in app.opened():
    importlib.import_module(f"apps.{{name}}.routes")
print(*(name for name in {HEAVY} if name in sys.modules))
"""
LINTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

Check = Callable[[Path], list[str]]


def sources(tree: Path) -> Iterator[tuple[str, ast.Module]]:
    """(path inside the tree, syntax) of everything that is the product: app.py, apps/ and pipelines/."""
    for path in [tree / "app.py", *sorted(tree.glob("apps/**/*.py")), *sorted(tree.glob("pipelines/**/*.py"))]:
        yield str(path.relative_to(tree)), ast.parse(path.read_text(encoding="utf-8"))


def gpu_decorators(tree: Path) -> list[str]:
    """Where the GPU is asked for. It must be one place: one job is one acquisition."""
    places: list[str] = []
    for name, module in sources(tree):
        borrowed = {
            alias.asname or alias.name
            for node in ast.walk(module)
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "spaces"
            for alias in node.names
        }
        for node in ast.walk(module):
            for decorator in getattr(node, "decorator_list", []):
                called = decorator.func if isinstance(decorator, ast.Call) else decorator
                root = called
                while isinstance(root, ast.Attribute):
                    root = root.value
                if isinstance(root, ast.Name) and (root.id == "spaces" or root.id in borrowed):
                    places.append(f"{name}:{node.lineno}")
    return places


def more_than_one_acquisition(tree: Path) -> list[str]:
    places = gpu_decorators(tree)
    return [] if [place.split(":")[0] for place in places] == ["pipelines/gpu.py"] else places or ["none at all"]


def flows_that_ask_for_other_roles(tree: Path) -> list[str]:
    """The keyword-only arguments of a job's flow are roles that models.yaml gives its app, and every one of these plays
    in some flow of it."""
    casts = yaml.safe_load((tree / "models.yaml").read_text(encoding="utf-8"))
    wrong: list[str] = []
    for routes in sorted(tree.glob("apps/*/routes.py")):
        app = routes.parent.name
        flow = ast.parse((routes.parent / "flow.py").read_text(encoding="utf-8"))
        named = {node.name: node for node in flow.body if isinstance(node, ast.FunctionDef)}
        offered = [
            str(node.args[1].value)
            for node in ast.walk(ast.parse(routes.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Job"
            and len(node.args) > 1
            and isinstance(node.args[1], ast.Constant)
        ]
        if not offered:
            wrong.append(f"{app} offers no job")
        idle = set(casts[app])
        for name in offered:
            if name not in named:
                wrong.append(f"{app}: no flow {name} at the top of flow.py")
                continue
            asked = {argument.arg for argument in named[name].args.kwonlyargs}
            idle -= asked
            if not asked or asked - set(casts[app]):
                wrong.append(f"{app}.{name} asks for {sorted(asked)}, models.yaml casts {sorted(casts[app])}")
        if offered and idle:
            wrong.append(f"{app} never lets {sorted(idle)} play, whom models.yaml casts")
    return wrong


def blocking_routes(tree: Path) -> list[str]:
    """`async def` that never awaits: it would run on the event loop and stop everybody."""
    wrong: list[str] = []
    for name, module in sources(tree):
        for node in ast.walk(module):
            if isinstance(node, ast.AsyncFunctionDef) and not any(map(is_awaiting, own_nodes(node))):
                wrong.append(f"{name}:{node.lineno} {node.name}")
    return wrong


def is_awaiting(node: ast.AST) -> bool:
    return isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith) or (
        isinstance(node, ast.comprehension) and bool(node.is_async)
    )


def own_nodes(function: ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function without those of the functions inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def heavy_imports(tree: Path) -> list[str]:
    """Model libraries that app.py and its doors load. None: the web process stays light and off the GPU."""
    run = subprocess.run([sys.executable, "-c", IMPORTS_APP], cwd=tree, capture_output=True, text=True, check=True)
    return run.stdout.split()


def broken_layers(tree: Path) -> list[str]:
    """What import-linter says, where a contract of pyproject.toml is broken."""
    command = [sys.executable, "-c", LINTS, "--no-cache"]
    run = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else [line for line in run.stdout.splitlines() if "BROKEN" in line] or [run.stderr]


@pytest.mark.parametrize(
    "check",
    [more_than_one_acquisition, flows_that_ask_for_other_roles, blocking_routes, heavy_imports, broken_layers],
    ids=lambda check: check.__name__,
)
def test_the_tree_keeps_its_rules(check: Check) -> None:
    assert check(ROOT) == []


PLANTS: list[tuple[Check, str, str]] = [
    (more_than_one_acquisition, "apps/lofinity/flow.py", "import spaces\n@spaces.GPU\ndef again(): ...\n"),
    (
        more_than_one_acquisition,
        "pipelines/house.py",
        "from spaces import GPU as g\n@g(duration=5)\ndef again(): ...\n",
    ),
    (flows_that_ask_for_other_roles, "apps/lofinity/flow.py", "def press_tape(order, *, writer, painter): yield\n"),
    (flows_that_ask_for_other_roles, "apps/lofinity/routes.py", "Job('rewind', 'rewind_tape', Order, None)\n"),
    (flows_that_ask_for_other_roles, "apps/lofinity/flow.py", "def press_tape(order, *, writer): yield\n"),
    (flows_that_ask_for_other_roles, "apps/rooms/flow.py", "def enter_room(visit): yield\n"),
    (blocking_routes, "apps/lofinity/routes.py", "@router.get('/slow')\nasync def slow(): return open('/dev/null')\n"),
    (blocking_routes, "apps/shell/server.py", "async def outer():\n    async def inner():\n        await inner()\n"),
    (heavy_imports, "apps/lofinity/domain.py", "import torch\n"),
    (broken_layers, "apps/lofinity/craft/__init__.py", "import gradio\n"),
    (broken_layers, "apps/lofinity/domain.py", "from apps.lofinity import flow\n"),
    (flows_that_ask_for_other_roles, "apps/rooms/flow.py", "def enter_room(visit, *, writer, painter): yield\n"),
    (blocking_routes, "apps/rooms/routes.py", "@router.get('/slow')\nasync def slow(): return open('/dev/null')\n"),
    (broken_layers, "apps/rooms/craft/books/book.py", "from fastapi import Request\n"),
    (broken_layers, "apps/rooms/craft/truth/plan.py", "from apps.rooms import prompts, flow\n"),
    (broken_layers, "apps/rooms/flow.py", "from apps.lofinity.domain import Order\n"),
    (broken_layers, "apps/rooms/flow.py", "from pipelines.embedded.painter import EmbeddedPainter\n"),
    (broken_layers, "pipelines/embedded/painter/room.py", "from apps.rooms.craft.canon import themes\n"),
    (broken_layers, "apps/shell/jobs.py", "from apps.lofinity import domain\n"),
    (broken_layers, "apps/shell/health.py", "from pipelines.catalog import read_catalog\n"),
    (broken_layers, "pipelines/house.py", "import apps.lofinity.domain\n"),
    (broken_layers, "pipelines/registry.py", "import torch\n"),
    (broken_layers, "pipelines/catalog.py", "import spaces\n"),
    (broken_layers, "pipelines/attic.py", "a_module = 'that fits no layer'\n"),
]


@pytest.mark.parametrize(("check", "path", "plant"), PLANTS, ids=lambda value: getattr(value, "__name__", None))
def test_a_planted_violation_is_caught(tmp_path: Path, check: Check, path: str, plant: str) -> None:
    tree = copy_of_the_tree(tmp_path / "tree")
    planted = tree / path
    kept = planted.read_text(encoding="utf-8") if planted.exists() else ""
    planted.write_text(f"{kept}\n{plant}", encoding="utf-8")
    assert check(tree) != []


def copy_of_the_tree(to: Path) -> Path:
    for folder in ("apps", "pipelines"):
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("app.py", "models.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, to)
    for name in HEAVY:  # so that a planted import works also where the real library is not installed
        (to / f"{name}.py").touch()
    return to
