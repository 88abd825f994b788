"""What is asked: the questions, the kinds of answer, the scale, strengths and safety. Pure Python."""
