"""Reports of inspections: written, checked by the inspected side, published, followed up."""
