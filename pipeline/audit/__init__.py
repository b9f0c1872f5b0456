"""A child plan held against its parents: alignment, target algebra, findings."""
