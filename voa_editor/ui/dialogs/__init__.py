"""Ask and tell in small windows: each does one thing and keeps nothing."""
