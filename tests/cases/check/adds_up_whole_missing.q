# No target is printed for 全市: nothing of a part is shown in its stead.
check targets: domestic.target of districts adds up to 全市
