"""Machines that may use the API, and what each may do."""
