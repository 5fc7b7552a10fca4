"""Which of the candidates answers, or which whole list, row or topic."""
