"""What anybody says in public, of a consultation or of a report: confirmed, then moderated."""
