"""Inspections of units: who visits whom, what each case was judged, what the panel said."""
