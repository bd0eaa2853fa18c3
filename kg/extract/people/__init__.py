"""Names of people, and who is who in one article."""
