list domestic where district in (恒口, 瀛湖, 紫阳县) show schedule, gap, shortfall, pace, base, share, rank
