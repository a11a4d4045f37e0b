//! How names are compared, and which names are near a misspelt one.
