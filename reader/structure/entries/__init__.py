"""What the blocks hold for others to use: news items, terms, events, days, links."""
