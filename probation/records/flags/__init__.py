"""Flags (registrations): what must be known of somebody's risk, each reviewed and ended."""
