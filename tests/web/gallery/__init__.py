"""Every component once, with awkward content: looked at by axe and by eye."""
