"""What is said of somebody's life: addresses, phones, contacts, circumstances, disability.

An app of its own above `people`: who somebody is, and who may see them, stands below it and
needs none of this.  All its tables are of one shape (`models.Said`) and are written by the
same three actions, so that one rule keeps them: rows are ended, never changed away.
"""
