"""Copies of a report for named people before it is published, and who opened them."""
