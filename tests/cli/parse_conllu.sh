# Given tokens are kept.
printf '1\tdo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tn'"'"'t\t_\t_\t_\t_\t_\t_\t_\t_\n3\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n\n' >in.conllu
$CASUS parse in.conllu | cut -f 1,2,10
