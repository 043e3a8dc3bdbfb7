$CASUS frobnicate
