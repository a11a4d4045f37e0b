help rnak
