# today: 2023-04-07
# The sample is one quarter: nobody knows the one before.
check leap for domestic: actual versus previous within 30%
