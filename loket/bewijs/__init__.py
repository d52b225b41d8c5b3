"""Evidence: replay, checks, anchors, samples and the report for the norm."""
