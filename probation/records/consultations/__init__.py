"""Draft editions of the standards, written here, and the public consultations on them."""
