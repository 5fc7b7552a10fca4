"""Several questions in one message, and their answers made one."""
