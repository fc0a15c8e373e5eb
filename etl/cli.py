"""The command line: ``python -m etl build | fetch | explain | check | score``; the only module that prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.fetch import Report as FetchReport
    from etl.model import Unreadable
    from etl.pipeline import Report

WRITTEN, PARTLY, NOTHING = 0, 1, 2
SEEDS, FETCHED = Path("seeds"), Path("fetched")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="ai-policy-indicators")
def main() -> None:
    """Read official documents and write a dataset of regional indicators, each tied to its sentence.

    Each command ends with 0 if all went well, 1 if part of it did, 2 if nothing was done; its help says more.
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
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
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
@click.option(
    "--fetched", type=click.Path(path_type=Path), default=FETCHED, show_default=True, help="Folder for what is fetched."
)
@click.option("--allow-http", is_flag=True, help="Fetch addresses without encryption, too.")
@click.option("--synthetic", is_flag=True, help="The documents are made up: mark every file of the dataset so.")
def build(
    inputs: tuple[str, ...],
    out: Path,
    workers: int,
    cluster: str,
    no_progress: bool,
    text_column: str,
    named: dict[str, str],
    fetched: Path,
    allow_http: bool,
    synthetic: bool,
) -> None:
    """Read files, folders and addresses of pages (seeds/ if none is named) and write the dataset.

    Exit status: 0 all inputs were read; 1 a dataset was written, some inputs could not be read; 2 nothing was written,
    and an older dataset is untouched.
    """
    from etl.dataset import NotADatasetError
    from etl.engine import Engine, NoClusterError
    from etl.pipeline import NoInputError
    from etl.pipeline import build as run

    columns = named | ({"text": text_column} if text_column else {})
    paths, refused = _inputs(inputs, fetched, allow_http, no_progress) if inputs else ([SEEDS], [])
    try:
        with _progress(no_progress) as done:
            engine = Engine(workers, cluster)
            report = run(
                paths, out, engine=engine, progress=done, columns=columns, refused=refused, synthetic=synthetic
            )
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
    also = f" (and {_number(report.copies, 'near-copy', 'near-copies')} of them)" if report.copies else ""
    said = (_number(report.documents, "document"), _number(report.figures, "figure"))
    click.echo(f"{said[0]}{also}, {said[1]}, {_number(report.rejected, 'other number')} → {out}")


def _number(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"


def _plainly(error: OSError, out: Path, option: str = "--out") -> str:
    import errno

    words = {
        errno.ENOSPC: f"the disk is full; free some room or name another folder with {option}",
        errno.EDQUOT: f"the disk quota is used up; free some room or name another folder with {option}",
        errno.EROFS: f"the folder is on a read-only disk; name another folder with {option}",
        errno.EACCES: f"the folder may not be written; name another folder with {option}",
        errno.EPERM: f"the folder may not be written; name another folder with {option}",
        errno.EBUSY: f"the folder is in use by the system (a mount point?); name a folder inside it with {option}",
        errno.ENOTDIR: f"a part of the path is a file; name another folder with {option}",
        errno.EEXIST: f"a part of the path is a file; name another folder with {option}",
    }
    other = f"{error.strerror or error}; name another folder with {option}"
    return f"{out}: {words.get(error.errno or 0, other)}"


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(NOTHING)


@contextmanager
def _progress(silent: bool, verb: str = "read") -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, a plain line per document otherwise."""
    if silent:
        yield lambda file: None
    elif not sys.stderr.isatty():
        yield lambda file: click.echo(f"{verb} {file}", err=True)
    else:
        from tqdm import tqdm

        with tqdm(unit=" documents", leave=False) as bar:

            def done(file: str) -> None:
                bar.set_postfix_str(file[-40:], refresh=False)
                bar.update()

            yield done


@main.command()
@click.argument("named", nargs=-1, required=True, metavar="URL|LIST...")
@click.option(
    "--out", type=click.Path(path_type=Path), default=FETCHED, show_default=True, help="Folder for what is fetched."
)
@click.option("--allow-http", is_flag=True, help="Fetch addresses without encryption, too.")
@click.option("--no-progress", is_flag=True, help="No progress bar.")
def fetch(named: tuple[str, ...], out: Path, allow_http: bool, no_progress: bool) -> None:
    """Fetch pages and files into a folder that `etl build` reads.

    LIST is a text file with one address a line; what follows a # is a comment. What is there already is fetched again
    only if the site has changed it.

    Exit status: 0 all were fetched; 1 some were not; 2 none was.
    """
    report = _fetch(named, out, "--out", allow_http, no_progress)
    for item in report.refused:
        click.echo(f"not fetched: {item.file}: {item.message}", err=True)
    fresh = sum(one.fresh for one in report.fetched)
    unchanged, refused = len(report.fetched) - fresh, len(report.refused)
    click.echo(f"{fresh} new or changed, {unchanged} unchanged, {refused} not fetched → {out}")
    sys.exit(NOTHING if not report.fetched else PARTLY if report.refused else WRITTEN)


def _fetch(named: Sequence[str], folder: Path, option: str, allow_http: bool, silent: bool) -> FetchReport:
    from etl.fetch import fetch as run

    try:
        with _progress(silent, "asked for") as done:
            report = run(named, folder, allow_http=allow_http, progress=done)
    except OSError as error:
        _stop(f"nothing was fetched: {_plainly(error, folder, option)}")
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    for one in report.fetched:
        if one.same_as:
            click.echo(f"note: {one.url}: the same content as {one.same_as}, stored once", err=True)
    return report


def _inputs(named: Sequence[str], folder: Path, allow_http: bool, silent: bool) -> tuple[list[Path], list[Unreadable]]:
    """Return the paths to read, fetching what is an address first, and the addresses that were not fetched."""
    paths = [Path(item) for item in named if "://" not in item]
    if "" in named:  # a variable of a script that is not set; as a path it would be the folder one is in
        _stop("nothing was written: an input has an empty name; name a file, a folder or an address")
    addresses = [item for item in named if "://" in item]
    if not addresses:
        return paths, []
    web = _fetch(addresses, folder, "--fetched", allow_http, silent)
    return [*paths, *web.paths], web.refused


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

    Exit status: 0; 2 DOC was not found or not read.
    """
    from etl.explain import NoDocumentError, explanation, find

    is_file = document and Path(document).is_file()
    try:
        raw = find(Path(document).name, [Path(document)]) if is_file else find(document, [source])
    except NoDocumentError as error:
        _stop(str(error))
    for line in explanation(raw):
        click.echo(line)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="Dataset folder.")
def check(out: Path) -> None:
    """Check a dataset against its own contract: files, columns, keys, spans, enums, counts.

    Exit status: 0 it keeps it; 1 it does not, and each problem is named; 2 there is no dataset.
    """
    from etl.check import problems
    from etl.dataset import NotADatasetError

    try:
        found = problems(out)
    except NotADatasetError as error:
        _stop(str(error))
    for problem in found:
        click.echo(problem, err=True)
    click.echo(f"{out}: {_number(len(found), 'problem')}" if found else f"{out}: keeps its contract")
    sys.exit(PARTLY if found else WRITTEN)


@main.command()
@click.argument("gold", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="Dataset folder.")
@click.option("--errors", type=click.IntRange(0), default=0, show_default=True, help="Show this many errors.")
def score(gold: Path | None, out: Path, errors: int) -> None:
    """Compare a dataset with labelled figures (the packaged labels of the seeds if GOLD is not named).

    Exit status: 0, whatever the score; 2 there is no dataset, or GOLD holds no labels.
    """
    from etl.accuracy import report
    from etl.dataset import NotADatasetError
    from etl.evaluate import NotGoldError, evaluate_each, read_gold

    try:
        scored = evaluate_each(read_gold(gold), out)
    except (NotADatasetError, NotGoldError) as error:
        _stop(str(error))
    for line in report(scored, errors):
        click.echo(line)


def run(arguments: Sequence[str]) -> int:
    """Run the command line in this process and return its exit status (for tests and for the dashboard's start)."""
    try:
        main(list(arguments), standalone_mode=True)
    except SystemExit as stop:
        return int(stop.code or 0)
    return WRITTEN
