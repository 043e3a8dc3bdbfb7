printf '1\tgo\n\nx\ty\n' >in.conllu
$CASUS parse in.conllu
