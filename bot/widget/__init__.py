"""The chat page: HTML, styles and scripts, sent by the web channel as they stand. No build step."""
