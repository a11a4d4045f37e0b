rank domestic   # the main one
      # who is behind
  where progress < 25% and   # late
    yoy < 0
  # top 5

  show   progress，yoy
    # by yoy

   # the end
