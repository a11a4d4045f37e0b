select * from domestic where progress < 25
