"""Lists of zaken in order of consequence: what is selected, how a page of it is read, the views that somebody keeps."""
