"""Promises to tell somebody in time, kept by rows and leases."""
