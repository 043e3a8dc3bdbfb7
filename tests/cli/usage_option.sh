$CASUS code --frobnicate x.txt
