# format: md
audit foreign
