"""Mentions to figures: who owns a number, when, and whether it is a fact."""
