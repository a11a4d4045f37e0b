check a for domestic: yoy > 0 unknown is error
check b for domestic: yoy > 0 unknown is wran
check c for domestic: yoy > 0 unknown = pass
check d for domestic: yoy > 0 unknown warn
check e for domestic: yoy > 0 unknown is
