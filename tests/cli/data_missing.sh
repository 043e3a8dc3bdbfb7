# All four places are named.
$CASUS version --data nowhere
