$CASUS code - </dev/null
