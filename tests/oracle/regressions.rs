//! Disagreements that generated cases found, each with what was wrong.
