"""Promises made with each change, claimed by any sweeper, kept by any worker."""
