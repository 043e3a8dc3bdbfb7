# A multiword token inside another is refused.
printf '1-2\tdont\n1-2\tdont\n2\tgo\n1\tRuke\n' >nested.conllu
$CASUS parse --from conllu nested.conllu
