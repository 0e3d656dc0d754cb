"""Readings in the layouts that other people's tools expect."""
