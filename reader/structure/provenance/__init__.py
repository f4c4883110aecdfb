"""Where a document comes from: title, authors, issue, series, publisher, date."""
