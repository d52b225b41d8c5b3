"""The commands, one file each; imported only when asked for, so that the command line is ready at once."""
