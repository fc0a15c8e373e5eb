"""Bytes to documents: the only part of the ETL that opens inputs."""

from etl.read.load import LIMIT
from etl.read.reader import Duplicate, read, read_bytes

__all__ = ["LIMIT", "Duplicate", "read", "read_bytes"]
