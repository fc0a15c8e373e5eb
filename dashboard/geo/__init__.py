"""Boundaries of the five regions as package data, and the script that made them."""
