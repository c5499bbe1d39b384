"""What machines may ask: JSON, by token.  Every audience is a router of its own."""
