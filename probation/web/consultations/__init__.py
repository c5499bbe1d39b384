"""Draft standards are written, put out to consultation, and concluded."""
