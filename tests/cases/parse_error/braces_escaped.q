print "he said \"{domestic.actual of "
