"""The only ring that speaks SQL; every function takes the database first."""
