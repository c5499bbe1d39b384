"""How long a record is kept, what keeps it longer, and what became of one that went."""
