"""What an inspection recommends, to whom and by when, and what becomes of it."""
