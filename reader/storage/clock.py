"""The one clock of what is written down."""

from datetime import UTC, datetime


def utc_now() -> str:
    """ISO 8601 to the second, UTC: 2026-03-01T08:30:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
