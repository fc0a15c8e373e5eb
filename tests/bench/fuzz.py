"""Coverage-guided fuzzing of the readers and the cleaner: no exception, and no input that takes over ten seconds.

atheris takes over its process and ends it, so each target runs in one of its own: ``python -m tests.bench.fuzz TARGET``.
The inputs grow out of the test documents, by what they reach in ``etl.read`` and ``etl.clean``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

DOCUMENTS = Path(__file__).parents[1] / "documents"
TARGETS = {"in_process": (100_000, 2048), "isolated": (4_000, 60_000)}
"""How many inputs, and their largest size: of the kinds read in process, and of those that have a process of their own (PDF,
Office, 7-Zip), which are damaged rather than cut."""
SECONDS, LONGEST_SEED = 10, 60_000
_OVERSEER = 1800


def report() -> bool:
    """Fuzz every target, print inputs a second, and tell whether nothing was found."""
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("\nFuzzing: skipped, atheris is not installed (it needs Linux on x86-64)")
        return True
    print(f"\nFuzzing            inputs   a second   slowest (budget {SECONDS} s)")
    kept = [line(target, *bounds) for target, bounds in TARGETS.items()]
    return all(kept)


def line(target: str, runs: int, longest: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        corpus, found = Path(folder) / "corpus", Path(folder) / "found"
        found.mkdir()
        plant(corpus)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.fuzz", target, str(corpus), f"-artifact_prefix={found}/",
             f"-runs={runs}", "-seed=1", f"-timeout={SECONDS}", f"-max_len={longest}", "-rss_limit_mb=2048",
             "-print_final_stats=1", "-verbosity=0"],
            capture_output=True, text=True, errors="replace", timeout=_OVERSEER, check=False,
        )  # fmt: skip
        stats = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
        inputs, speed = int(stats.get("number_of_executed_units", 0)), int(stats.get("average_exec_per_sec", 0))
        print(f"  {target:<14} {inputs:9,} {speed:10,} {int(stats.get('slowest_unit_time_sec', 0)):7} s")
        for path in sorted(found.iterdir()):
            kept = Path(tempfile.gettempdir()) / path.name
            kept.write_bytes(path.read_bytes())
            print(f"    found: {kept}\n{done.stderr[-2000:]}")
    return done.returncode == 0 and inputs >= runs


def plant(folder: Path) -> None:
    """Copy the small test documents into ``folder``: libFuzzer adds what it finds."""
    folder.mkdir()
    for number, path in enumerate(sorted(DOCUMENTS.glob("*/*"))):
        if path.is_file() and path.suffix not in (".py", ".csv") and path.stat().st_size <= LONGEST_SEED:
            (folder / f"{number}{path.suffix}").write_bytes(path.read_bytes())


def main() -> None:
    """Fuzz the target named first on the command line; the rest are options of libFuzzer."""
    import atheris

    target = sys.argv.pop(1)
    with atheris.instrument_imports(include=["etl.read", "etl.clean"]):
        from etl.read import readers
        from tests.bench import fuzzed

        for place in readers._READERS.values():
            import_module(place.partition(":")[0])
    atheris.Setup(sys.argv, getattr(fuzzed, target))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
