"""What happened to plans, in sentences without their actor."""
