"""Addresses to files: fetch pages politely and keep each as a WARC that ``etl.read`` takes like any other input."""

from etl.fetch.limits import LIMITS, Limits
from etl.fetch.network import Network
from etl.fetch.run import Fetched, Report, fetch

__all__ = ["LIMITS", "Fetched", "Limits", "Network", "Report", "fetch"]
