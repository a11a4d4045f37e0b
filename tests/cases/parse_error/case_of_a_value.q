list domestic show case level when "city" then 1 when "county" then 2 end
