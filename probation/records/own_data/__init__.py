"""What people ask of the data held on them; how long these are kept, and what became of
a record that was not.  Restriction of processing is a table of people, since every write
asks for it."""
