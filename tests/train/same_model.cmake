# Trains twice on a tiny treebank, with 1 and with 3 threads: the models must be the same
# bytes, and the program must read them.
# cmake -DTRAIN=casus-train -DBENCH=bench_engine -DDATA=folder -DOUT=folder -P same_model.cmake
foreach(threads 1 3)
  execute_process(COMMAND ${TRAIN} --train ${DATA}/tiny.conllu --dev ${DATA}/tiny.conllu
    --epochs 12 --batch 4 --width 32 --arc 16 --label 16 --least-form 1 --least-affix 1
    --threads ${threads} --out ${OUT}/tiny${threads}.casus RESULT_VARIABLE failed ERROR_VARIABLE text)
  if(failed)
    message(FATAL_ERROR "casus-train failed: ${text}")
  endif()
endforeach()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${OUT}/tiny1.casus ${OUT}/tiny3.casus RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "the model depends on the number of threads")
endif()
execute_process(COMMAND ${BENCH} ${OUT}/tiny1.casus ${DATA}/tiny.conllu 1 RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "the model cannot be used")
endif()
