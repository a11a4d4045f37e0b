.help
2+2
