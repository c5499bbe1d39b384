"""Backups: where they lie (store), how they are locked (encrypted), of the embedded server
(embedded, wal), of one reached by URL (external), and what a database holds (tables)."""
