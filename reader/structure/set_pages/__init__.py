"""Pages with positions: what stands on them to lines, columns, ruled tables and footnote zones."""
