# among, then the rank, then where, then the cut: whatever the order written
rank domestic where yoy < 0% top 2
rank domestic top 2 where yoy < 0%
rank domestic among counties where rank between 4 and 6 show progress
rank domestic among counties where progress < mean(progress) bottom 2 show progress, mean(progress)
rank domestic where yoy < 0% top 1 per group
