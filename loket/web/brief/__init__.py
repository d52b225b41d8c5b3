"""What the pages of letters and their templates show."""
