# When nothing at all can be read, the exit code says so.
$CASUS code missing.txt
