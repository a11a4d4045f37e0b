audit domestic
audit foreign
audit domestic
