"""LoFinity: a vending machine that presses lofi tapes. wish -> recipe -> music -> tape."""
