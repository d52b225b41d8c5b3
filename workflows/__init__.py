"""The content: one declaration per process, to be read as the procedure document of the SWV."""
