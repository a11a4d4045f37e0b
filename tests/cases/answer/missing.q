list foreign where published(rank) is missing show actual, published(rank)
list foreign where published(rank) is not missing show published(rank)
