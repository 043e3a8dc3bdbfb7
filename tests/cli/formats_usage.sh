$CASUS code --format xml a.txt
echo $?
$CASUS code --min-confidence 2 a.txt
echo $?
$CASUS quotes --format gdelt a.txt
