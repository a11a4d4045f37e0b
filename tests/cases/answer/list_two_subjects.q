list domestic, foreign where district in (汉阴县, 高新区)
