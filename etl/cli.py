"""The command line: ``python -m etl build | explain | check | score``; the only module that prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.pipeline import Report

WRITTEN, PARTLY, NOTHING = 0, 1, 2
SEEDS = Path("seeds")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ai-policy-indicators")
def main() -> None:
    """Read official documents and write a dataset of regional indicators, each tied to its sentence.

    \b
    Exit status: 0 all inputs were read; 1 a dataset was written, some inputs could not be read;
    2 nothing was written, and an older dataset is untouched.
    """


def _columns(_: click.Context, __: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """Return FIELD=NAME options as a mapping."""
    from etl.read.columns import FIELDS

    pairs = [entry.partition("=") for entry in said]
    for field, _sign, name in pairs:
        if field not in FIELDS or not name:
            raise click.BadParameter(f"{field!r} is not FIELD=NAME with a FIELD of {', '.join(sorted(FIELDS))}")
    return {field: name for field, _sign, name in pairs}


@main.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="[INPUT]...")
@click.option("--out", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="Dataset folder.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that work side by side."
)
@click.option("--cluster", metavar="ADDRESS", default="", help="Dask scheduler that does the work instead.")
@click.option("--no-progress", is_flag=True, help="No progress bar.")
@click.option(
    "--text-column", metavar="NAME", default="", help="Column with the text, in tables of one document a row."
)
@click.option(
    "--column",
    "named",
    metavar="FIELD=NAME",
    multiple=True,
    callback=_columns,
    help="Another column: title, url, published_date, source or author.",
)
def build(
    inputs: tuple[Path, ...],
    out: Path,
    workers: int,
    cluster: str,
    no_progress: bool,
    text_column: str,
    named: dict[str, str],
) -> None:
    """Read files and folders (seeds/ if none is named) and write the dataset."""
    from etl.dataset import NotADatasetError
    from etl.engine import Engine, NoClusterError
    from etl.pipeline import NoInputError
    from etl.pipeline import build as run

    columns = named | ({"text": text_column} if text_column else {})
    try:
        with _progress(no_progress) as done:
            report = run(inputs or (SEEDS,), out, engine=Engine(workers, cluster), progress=done, columns=columns)
    except (NoInputError, NotADatasetError, NoClusterError) as error:
        _stop(f"nothing was written: {error}")
    except OSError as error:
        _stop(f"nothing was written: {_plainly(error, out)}; an older dataset there is untouched")
    _tell(report, out)
    sys.exit(PARTLY if report.unreadable else WRITTEN)


def _tell(report: Report, out: Path) -> None:
    for item in report.unreadable:
        click.echo(f"not read: {item.file}: {item.message}", err=True)
    for warning in report.warnings:
        click.echo(f"note: {warning}", err=True)
    also = f" (and {report.copies} near-copies of them)" if report.copies else ""
    click.echo(f"{report.documents} documents{also}, {report.figures} figures, {report.rejected} other numbers → {out}")


def _plainly(error: OSError, out: Path) -> str:
    import errno

    words = {
        errno.ENOSPC: "the disk is full; free some room or name another folder with --out",
        errno.EDQUOT: "the disk quota is used up; free some room or name another folder with --out",
        errno.EROFS: "the folder is on a read-only disk; name another folder with --out",
        errno.EACCES: "the folder may not be written; name another folder with --out",
        errno.EPERM: "the folder may not be written; name another folder with --out",
        errno.EBUSY: "the folder is in use by the system (a mount point?); name a folder inside it with --out",
        errno.ENOTDIR: "a part of the path is a file; name another folder with --out",
    }
    return f"{out}: {words.get(error.errno or 0, str(error))}"


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(NOTHING)


@contextmanager
def _progress(silent: bool) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, a plain line per document otherwise."""
    if silent:
        yield lambda file: None
    elif not sys.stderr.isatty():
        yield lambda file: click.echo(f"read {file}", err=True)
    else:
        from tqdm import tqdm

        with tqdm(unit=" documents", leave=False) as bar:

            def done(file: str) -> None:
                bar.set_postfix_str(file[-40:], refresh=False)
                bar.update()

            yield done


@main.command()
@click.argument("document", metavar="DOC")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    default=SEEDS,
    show_default=True,
    help="Folder or file that holds DOC.",
)
def explain(document: str, source: Path) -> None:
    """Show every step for one document: repairs, dates, region, each figure and each rejected number.

    DOC is a path, a file name with or without its suffix, or a doc_id.
    """
    from etl.explain import explanation, find

    raw = find(document, [Path(document)] if Path(document).exists() else [source])
    if raw is None:
        _stop(f"no document {document!r} in {source}; name its folder with --from")
    else:
        for line in explanation(raw):
            click.echo(line)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="Dataset folder.")
def check(out: Path) -> None:
    """Check a dataset against its own contract: files, columns, keys, spans, enums, counts."""
    from etl.check import problems
    from etl.dataset import NotADatasetError

    try:
        found = problems(out)
    except NotADatasetError as error:
        _stop(str(error))
    for problem in found:
        click.echo(problem, err=True)
    click.echo(f"{out}: {len(found)} problems" if found else f"{out}: keeps its contract")
    sys.exit(PARTLY if found else WRITTEN)


@main.command()
@click.argument("gold", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="Dataset folder.")
@click.option("--errors", type=click.IntRange(0), default=0, show_default=True, help="Show this many errors.")
def score(gold: Path | None, out: Path, errors: int) -> None:
    """Compare a dataset with labelled figures (the packaged labels of the seeds if GOLD is not named)."""
    from etl.dataset import NotADatasetError
    from etl.evaluate import evaluate, read_gold, report

    try:
        result = evaluate(read_gold(gold), out)
    except NotADatasetError as error:
        _stop(str(error))
    for line in report(result, errors):
        click.echo(line)


def run(arguments: Sequence[str]) -> int:
    """Run the command line in this process and return its exit status (for tests and for the dashboard's start)."""
    try:
        main(list(arguments), standalone_mode=True)
    except SystemExit as stop:
        return int(stop.code or 0)
    return WRITTEN
