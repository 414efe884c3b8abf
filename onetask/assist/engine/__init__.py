"""Pure calculations: records and the moment in, answers with reasons out."""
