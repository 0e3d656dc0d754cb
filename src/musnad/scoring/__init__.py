"""The parts of scoring: documents, words and matching, the figures, and a module a family of layers."""
