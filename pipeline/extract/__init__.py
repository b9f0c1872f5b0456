"""Document and outline → Plan."""
