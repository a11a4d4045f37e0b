# Growth through the bases: shares and contributions each add up to 100% over the districts, the
# pulls to the growth of all.
list domestic show base, share, contribution, pull
total domestic show actual, base, yoy
list domestic per group show share, contribution
