"""Makes documents/, texts/ and structure/ from sources/.  The source format is described in corpus/README.md."""
