# People get a table.
echo 'Russia attacked Ukraine.' >a.txt
$CASUS code --format table --date 2024-06-09 a.txt
