"""What OneTask costs, beside a plain reference in the same run."""
