"""What pages carry that is no part of the text: running heads and feet, page numbers, watermarks."""
