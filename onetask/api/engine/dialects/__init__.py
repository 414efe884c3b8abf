"""What the exports of other tools mean, each made into a table whose columns are known."""
