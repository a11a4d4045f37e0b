check a for domestic
list domestic where
check b "parts": domestic.actual of districts adds up to
check c for domestic: yoy >
rank domestic by
