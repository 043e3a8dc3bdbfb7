# The text is kept byte for byte, so that offsets hold.
printf '%s\n' '{"text":"  A \u00e9\r\n\tB.  "}' >in.jsonl
$CASUS read in.jsonl
