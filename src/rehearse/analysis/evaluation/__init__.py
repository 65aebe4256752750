"""How far the analysis agrees with a labelled set."""
