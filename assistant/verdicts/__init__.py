"""Yes or no: whether what the guide states agrees with what a question supposes."""
