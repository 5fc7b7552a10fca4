"""The answer-accuracy suite: known Q&A pairs, metrics, runs, comparisons, reports and the gate."""
