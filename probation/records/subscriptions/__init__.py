"""Who is written to when something is published, and what there is to write of."""
