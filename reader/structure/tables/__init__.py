"""Tables of texts without positions: lines to rows and columns."""
