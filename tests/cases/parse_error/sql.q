select * from domestic where progress < 25
select district, progress from domestic where progress < 25% order by progress limit 5
SELECT progress FROM domestic ORDER BY yoy DESC
select * from domestic group by group
