$CASUS --version
