"""Why what survived mutation testing may survive."""

REASONS: dict[str, str] = {}
