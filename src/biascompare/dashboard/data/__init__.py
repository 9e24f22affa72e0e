"""The parts of the page “What is in the data?”."""
