"""Where lines break: whether one goes on with the line before it, and lines that an extractor tore apart."""
