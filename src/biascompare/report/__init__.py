"""Printed pages, made offline."""
