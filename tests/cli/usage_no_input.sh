$CASUS code
