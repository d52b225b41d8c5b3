"""What the pages of evidence, replay, sampling and throughput show."""
