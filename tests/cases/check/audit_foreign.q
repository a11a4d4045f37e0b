# today: 2023-04-20
audit foreign
