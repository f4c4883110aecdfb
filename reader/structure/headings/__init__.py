"""What each paragraph is: titles and mastheads, headings with their levels, bylines, list items."""
