"""Quotations and their places."""
