"""Side-by-side measurements: each file here prints JSON and a table, and asserts nothing."""
