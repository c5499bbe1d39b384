"""Reports of inspections run here, as everyone reads them.

Real ones stand under /inspections/published/, invented ones under /scenario/inspections/:
the same views, told which, and never both in one list, table, chart, feed or file.
"""
