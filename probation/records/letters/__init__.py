"""Letters by email: one row for each, sent by a job, again and again until it is gone."""
