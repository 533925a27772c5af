"""Kết nối: waiting children and the sponsors who fit."""
