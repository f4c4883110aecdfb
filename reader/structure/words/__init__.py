"""What lines say: the words, names, days and labels by which the rest of the package knows what a line is."""
