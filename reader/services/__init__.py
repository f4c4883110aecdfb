"""What a user can do, whatever screen or command asks for it."""
