"""Lessons in the dashboard: choosing one, giving it, and voting in it."""
