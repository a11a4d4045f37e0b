list start_rate show published(actual), computed(actual)
