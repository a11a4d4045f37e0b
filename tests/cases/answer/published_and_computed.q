list domestic where published(progress) != round(computed(progress), 2) show published(progress), computed(progress), published(progress) - computed(progress)
