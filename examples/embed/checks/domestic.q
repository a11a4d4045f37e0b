# The sample is as these checks say.
check filled for domestic: actual is not missing
check agrees "progress is actual / target" for domestic:
    progress agrees with actual / target
    tag publish
check parts "the districts make up the city" for domestic:
    actual of districts adds up to 全市
    tag publish
