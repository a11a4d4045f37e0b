list counties
