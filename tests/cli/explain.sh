$CASUS explain --date 2024-06-09 "The weather is fine."
