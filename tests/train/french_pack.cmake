# Makes a language pack that casus can use from the one under tests/packs/fr: a copy in OUT,
# with a model trained on its own treebank.
# cmake -DTRAIN=casus-train -DPACK=folder -DOUT=folder -P french_pack.cmake
file(REMOVE_RECURSE ${OUT})
file(COPY ${PACK}/ DESTINATION ${OUT})
execute_process(COMMAND ${TRAIN} --train ${PACK}/treebank.conllu --dev ${PACK}/treebank.conllu
  --language fr --version mini --epochs 50 --batch 4 --width 64 --arc 32 --label 32
  --least-form 1 --least-affix 1 --out ${OUT}/lang/fr/model.casus RESULT_VARIABLE failed ERROR_VARIABLE text)
if(failed)
  message(FATAL_ERROR "casus-train failed: ${text}")
endif()
