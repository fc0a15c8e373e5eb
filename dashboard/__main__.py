"""Serve the dashboard; where the folder holds no dataset yet, make it from seeds/ first."""

from __future__ import annotations

import argparse
import errno
import hashlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from streamlit import net_util
from streamlit.web import cli

from dashboard.dataset import DEFAULT_FOLDER, FOLDER_VARIABLE

SEEDS = Path("seeds")
SERVER = Path(__file__).resolve().with_name("server.py")


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """Read the command line.

    >>> arguments(["--port", "9000"]).port
    9000
    """
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    default = os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER
    parser.add_argument("--data", type=Path, default=Path(default), help=f"dataset folder (default: {default})")
    parser.add_argument("--host", "--address", default="localhost", help="address to listen on (default: localhost)")
    parser.add_argument("--port", type=_port, default=8501, help="port to listen on (default: 8501)")
    return parser.parse_args(given)


def _port(given: str) -> int:
    if not given.isdecimal() or not 0 < int(given) < 2**16:
        raise argparse.ArgumentTypeError(f"{given!r} is no port; name a number from 1 to 65535")
    return int(given)


def refusal(host: str, port: int) -> str:
    """Return why nothing can listen there, with the way out; empty if something can."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        words = {
            errno.EADDRINUSE: f"port {port} is in use; stop what uses it, or take another with --port (make run PORT=...)",
            errno.EACCES: f"port {port} is reserved for the system; take one above 1023 with --port (make run PORT=...)",
        }
        return words.get(error.errno or 0, f"nothing can listen at {host}: {error.strerror}; name another --host")
    return ""


def is_outdated(folder: Path, seeds: Path) -> bool:
    """Tell whether the folder is missing, or was built from these very seeds when they had another content.

    A dataset that was built from anything else is the user's own and is never built anew.
    """
    if not (folder / "build.json").exists():
        return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    try:
        recorded = json.loads((folder / "build.json").read_bytes())["inputs"]
        built = {entry["file"]: entry["sha256"] for entry in recorded}
    except (ValueError, TypeError, KeyError):  # it is damaged, and whose it was cannot be told: the pages say so
        return False
    now = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds.iterdir() if path.is_file()}
    return built.keys() == now.keys() and built != now


def prepare(folder: Path, seeds: Path = SEEDS) -> None:
    """Build the dataset from the seeds where that is needed and possible; else leave the folder as it is.

    The build is a process of its own: what it loads for reading texts is gone when the server starts. If it fails, the
    pages say that there is no dataset.
    """
    if seeds.is_dir() and is_outdated(folder, seeds):
        subprocess.run([sys.executable, "-m", "etl", "build", str(seeds), "--out", str(folder)], check=False)  # noqa: S603
    if not (folder / "build.json").exists():
        sys.stderr.write(f"{folder} holds no dataset; make one with: python -m etl build DOCUMENTS --out FOLDER\n")


def serve(folder: Path, host: str, port: int) -> None:
    """Serve the folder in this process until it is told to stop."""
    os.environ[FOLDER_VARIABLE] = str(folder.resolve())
    # Streamlit asks a server on the internet for this machine's address when a browser comes under an unknown host
    # name; an empty answer that is already there keeps it from asking, and the name is refused as before.
    net_util._external_ip = ""
    sys.stdout.write(f"Dashboard: http://{host}:{port} (Ctrl+C stops it)\n")
    sys.stdout.flush()
    cli.main(["run", str(SERVER), f"--server.address={host}", f"--server.port={port}"], prog_name="streamlit")


if __name__ == "__main__":
    asked = arguments()
    if said := refusal(asked.host, asked.port):
        sys.exit(said)
    prepare(asked.data)
    serve(asked.data, asked.host, asked.port)
