"""What the doors share on the web side: the server, its guard, jobs, wire, pages, health. Knows no world."""
