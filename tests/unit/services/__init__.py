"""What a user can do, on a real library."""
