"""The language as data: plain files, their loader, and the analysis of a word by them."""
