rank domestic top5
rank domestic top five
rank top 5 domestic
top 5 domestic
