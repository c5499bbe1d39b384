"""What a court team does about each case of a court's list: who has it, whether it is
prepared, what the court decided, and whether that was entered and checked."""
