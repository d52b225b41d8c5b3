"""The worklist and what is done with it: views, filters, search, bulk acts, export."""
