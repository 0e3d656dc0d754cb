"""Reading: one module a phenomenon, in the order in which a claim is read; ``reader`` lines them up."""
