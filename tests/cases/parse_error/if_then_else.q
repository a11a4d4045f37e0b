list domestic show if yoy < 0 then 1 else 2
