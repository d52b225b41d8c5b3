"""People, roles and versions that hold on a day."""
