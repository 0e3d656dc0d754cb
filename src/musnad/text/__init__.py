"""Arabic text: normal forms with offsets, words with their clitics, sentences, quotations."""
