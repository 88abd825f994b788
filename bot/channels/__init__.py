"""Who we talk to: the web page and Microsoft Teams. A channel says who someone is and whether they may; it decides nothing."""
