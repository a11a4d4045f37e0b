let late = rank domestic
save late to "late.doc"
