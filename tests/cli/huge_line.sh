# A line of 100 MB is refused by its number; the next one is read.
{ printf '{"text":"'; head -c 100000000 /dev/zero | tr '\0' x; printf '"}\n{"n":2,"text":"B."}\n'; } |
    $CASUS read --from jsonl -
