# format: tsv
rank foreign top 2
