"""Follow-ups and corrections, made questions that stand by themselves."""
