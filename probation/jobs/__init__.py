"""What happens because time passes.  `schedule.py` says when; the worker carries it out."""
