"""The grammar of quick add: dates, repeats and marks in one typed line."""
